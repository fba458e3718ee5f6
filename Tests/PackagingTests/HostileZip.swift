@testable import Packaging

/// A zip file in which every field can lie.
struct HostileZip: Sendable {
  struct Entry: Sendable {
    var name: [UInt8]
    var data: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var checksum: UInt32
    var size: UInt32
    var disk: UInt16 = 0
    var offset: UInt32?
    var localName: [UInt8]?
    var localFlags: UInt16?
    var localChecksum: UInt32?
    var localSizes: (packed: UInt32, whole: UInt32)?
    /// The extra field of the local header.
    var extra: [UInt8] = []
    /// Written after the data.
    var trailer: [UInt8] = []
    /// What the headers add to both sizes.
    var grow: UInt32 = 0
    /// Points at the local header of the entry before.
    var reusesPrevious = false
    /// Whether a local header and data are written.
    var isWritten = true

    init(_ name: String, data: [UInt8]? = nil) {
      let data = data ?? (name.hasSuffix("/") && name != "a/" ? [] : Array("abc".utf8))
      self.name = Array(name.utf8)
      self.data = data
      checksum = Deflater.checksum(of: data)
      size = UInt32(data.count)
    }

    func with(_ change: (inout Self) -> Void) -> Self {
      var copy = self
      change(&copy)
      return copy
    }

    var local: [UInt8] {
      var out: [UInt8] = []
      let name = localName ?? name
      out.append(little: ZipFormat.localSignature)
      out.append(little: UInt16(20))
      out.append(little: localFlags ?? flags)
      out.append(little: method)
      out.append(little: UInt32(0))
      out.append(little: localChecksum ?? checksum)
      out.append(little: localSizes?.packed ?? UInt32(data.count) + grow)
      out.append(little: localSizes?.whole ?? size + grow)
      out.append(little: UInt16(name.count))
      out.append(little: UInt16(extra.count))
      return out + name + extra
    }

    func central(at position: UInt32) -> [UInt8] {
      var out: [UInt8] = []
      out.append(little: ZipFormat.centralSignature)
      out.append(little: UInt16(20))
      out.append(little: UInt16(20))
      out.append(little: flags)
      out.append(little: method)
      out.append(little: UInt32(0))
      out.append(little: checksum)
      out.append(little: UInt32(data.count) + grow)
      out.append(little: size &+ grow)
      out.append(little: UInt16(name.count))
      out.append(little: UInt32(0))
      out.append(little: disk)
      out.append(little: UInt16(0))
      out.append(little: UInt32(0))
      out.append(little: offset ?? position)
      return out + name
    }
  }

  /// Bytes before the first entry.
  var prefix: [UInt8] = []
  var entries = [Entry("a")]
  var comment: [UInt8] = []
  /// The number of entries that the end record claims.
  var count: Int?
  var directoryShift = 0
  /// Bytes cut off the end.
  var cut = 0
  var tail: [UInt8] = []

  static func one(_ change: (inout Entry) -> Void) -> Self {
    Self(entries: [Entry("a").with(change)])
  }

  static func named(_ name: String) -> Self { Self(entries: [Entry(name)]) }

  var bytes: [UInt8] {
    var out = prefix
    var directory: [UInt8] = []
    var position = UInt32(0)
    for entry in entries {
      if !entry.reusesPrevious { position = UInt32(out.count) }
      directory += entry.central(at: position)
      if entry.isWritten, !entry.reusesPrevious { out += entry.local + entry.data + entry.trailer }
    }
    let start = out.count
    out += directory
    out.append(little: ZipFormat.endSignature)
    out.append(little: UInt32(0))
    out.append(little: UInt16(count ?? entries.count))
    out.append(little: UInt16(count ?? entries.count))
    out.append(little: UInt32(directory.count + min(0, directoryShift)))
    out.append(little: UInt32(start + max(0, directoryShift)))
    out.append(little: UInt16(comment.count))
    return (out + comment).dropLast(cut) + tail
  }
}
