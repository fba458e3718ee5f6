import Glibc

/// Reads text in the encoding that Chinese editors call ANSI.
enum TextConverter {
  /// The UTF-8 of text in GB18030; nil when it is not.
  ///
  /// GB 18030-2005 holds GBK and GB 2312. The corresponding C functions are `iconv_open` and
  /// `iconv`; glibc loads the table from its `gconv` folder, and where that is missing this is nil.
  static func utf8(fromGB18030 bytes: [UInt8]) -> [UInt8]? {
    guard let descriptor = unsafe iconv_open("UTF-8", "GB18030") else { return nil }
    guard Int(bitPattern: descriptor) != -1 else { return nil }
    defer { _ = unsafe iconv_close(descriptor) }
    // Two bytes become three and four become four, so a half more always suffices.
    var isRead = false
    let result = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count * 3 / 2 + 4) {
      out, count in
      var input = bytes.map { CChar(bitPattern: $0) }
      unsafe input.withUnsafeMutableBufferPointer { source in
        var from = source.baseAddress
        var fromLeft = source.count
        var toLeft = out.count
        unsafe out.withMemoryRebound(to: CChar.self) { target in
          var to = target.baseAddress
          let status = unsafe iconv(descriptor, &from, &fromLeft, &to, &toLeft)
          isRead = status != -1 && fromLeft == 0
        }
        count = isRead ? out.count - toLeft : 0
      }
    }
    return isRead ? result : nil
  }
}
