import ManualModel
import Packaging

extension PageWriter {
  /// Writes a picture whose bytes stand in the page (RFC 2397), with its caption below.
  ///
  /// ```
  /// <figure id="f_logo"><img alt="标志" width="120" height="60" src="data:image/png;base64,…"/>
  /// <figcaption>图1　标志</figcaption></figure>
  /// ```
  mutating func picture(_ picture: Picture, to out: inout XMLWriter) {
    let image = manual.images[picture.image]
    out.start("figure")
    if let caption = picture.caption, let target = manual.targets[caption.target] {
      out.attribute("id", target.bookmark)
    }
    if picture.alignment != .center { out.attribute("class", picture.alignment.className) }
    out.start("img")
    out.attribute("alt", picture.alternativeText)
    out.attribute("width", image.width)
    out.attribute("height", image.height)
    if let width = picture.width {
      let share = Int((min(max(width, 0.01), 1) * 1000).rounded())
      out.attribute("style", "width:\(decimal(share * 100, thousands: 1))%")
    }
    out.attribute("src", "data:image/\(image.format.mediaType);base64," + base64(image.bytes))
    out.end()
    out.text("\n")
    if let caption = picture.caption { self.caption(caption, "figcaption", to: &out) }
    out.endFully()
    out.text("\n")
  }
}

extension Image.Format {
  fileprivate var mediaType: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpeg"
    case .svg: "svg+xml"
    }
  }
}

/// Bytes in the 64 characters of RFC 4648 §4.
func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let count = min(3, bytes.count - start)
    var group = Int(bytes[start]) << 16
    if count > 1 { group |= Int(bytes[start + 1]) << 8 }
    if count > 2 { group |= Int(bytes[start + 2]) }
    text.append(digits[group >> 18])
    text.append(digits[group >> 12 & 63])
    text.append(count > 1 ? digits[group >> 6 & 63] : UInt8(ascii: "="))
    text.append(count > 2 ? digits[group & 63] : UInt8(ascii: "="))
  }
  return String(decoding: text, as: UTF8.self)
}
