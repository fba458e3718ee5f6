/// The records of a zip file (PKWARE APPNOTE.TXT 6.3.10 §4.3), as far as OPC and ODF need them.
enum ZipFormat {
  static let localSignature: UInt32 = 0x0403_4B50
  static let centralSignature: UInt32 = 0x0201_4B50
  static let endSignature: UInt32 = 0x0605_4B50

  static let localSize = 30
  static let centralSize = 46
  static let endSize = 22

  static let stored: UInt16 = 0
  static let deflated: UInt16 = 8

  /// General-purpose bit 0: the entry is encrypted (§4.4.4).
  static let encryptedFlag: UInt16 = 1 << 0
  /// General-purpose bit 3: sizes and CRC follow the data (§4.4.4).
  static let descriptorFlag: UInt16 = 1 << 3
  /// General-purpose bit 11: the name is UTF-8 (§4.4.4).
  static let utf8Flag: UInt16 = 1 << 11

  /// 1980-01-01, the first day that an MS-DOS date can hold; the time is 0.
  static let firstDay: UInt16 = 0 << 9 | 1 << 5 | 1

  static let largest = Int(UInt32.max)
}

extension [UInt8] {
  mutating func append(little value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  mutating func append(little value: UInt32) {
    append(little: UInt16(truncatingIfNeeded: value))
    append(little: UInt16(truncatingIfNeeded: value >> 16))
  }
}
