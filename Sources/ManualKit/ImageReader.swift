internal import ManualModel
internal import Packaging

/// Tells what a picture's bytes are and how large the picture is.
enum ImageReader {
  /// The picture; nil when the bytes are no PNG, JPEG or SVG of a readable size.
  ///
  /// `fallback` are the bytes of the PNG beside an SVG, for readers without SVG.
  static func image(_ bytes: [UInt8], fallback: [UInt8]? = nil) -> Image? {
    if let size = pngSize(bytes) {
      return Image(format: .png, bytes: bytes, width: size.width, height: size.height)
    }
    if let size = jpegSize(bytes) {
      return Image(format: .jpeg, bytes: bytes, width: size.width, height: size.height)
    }
    if let size = svgSize(bytes) {
      return Image(
        format: .svg, bytes: bytes, width: size.width, height: size.height,
        fallback: fallback.flatMap { pngSize($0) == nil ? nil : $0 })
    }
    return nil
  }

  private typealias Size = (width: Int, height: Int)

  private static func checked(_ width: Int, _ height: Int) -> Size? {
    (1...100_000).contains(width) && (1...100_000).contains(height) ? (width, height) : nil
  }

  /// The IHDR chunk stands first (ISO/IEC 15948 §11.2.2).
  private static func pngSize(_ bytes: [UInt8]) -> Size? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 33
    else { return nil }
    func number(at offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return checked(number(at: 16), number(at: 20))
  }

  /// The size stands in the frame header, SOF0…SOF15 (ISO/IEC 10918-1 §B.2.2).
  private static func jpegSize(_ bytes: [UInt8]) -> Size? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return checked(
          Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8]),
          Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6]))
      }
      offset += marker == 0xFF ? 1 : 2 + length
    }
    return nil
  }

  /// `width` and `height` of the root where both are plain numbers or pixels, else its `viewBox`.
  private static func svgSize(_ bytes: [UInt8]) -> Size? {
    guard bytes.prefix(1000).contains(0x3C), let root = try? XMLReader.read(bytes),
      root.name.local == "svg"
    else { return nil }
    func pixels(_ text: String?) -> Int? {
      guard let text else { return nil }
      return Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text).flatMap(whole)
    }
    func whole(_ number: Double) -> Int? { Int(exactly: number.rounded()) }
    if let width = pixels(root["width"]), let height = pixels(root["height"]) {
      return checked(width, height)
    }
    let box = (root["viewBox"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    guard box.count == 4, let width = whole(box[2]), let height = whole(box[3]) else { return nil }
    return checked(width, height)
  }
}
