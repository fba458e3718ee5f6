/// Compares keys by their bytes.
///
/// `String ==` and `hash(into:)` normalise whatever is not ASCII, which for Chinese keys costs more
/// than all the rest of reading them. Keys are equal here when their bytes are.
enum KeyHash {
  /// FNV-1a, 64 bits, over the UTF-8.
  static func of(_ key: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// A small table from keys to positions, never changed after it is made.
struct KeyTable: Sendable {
  /// Power-of-two many slots; each an index into `keys`, or -1.
  private var slots: [Int32]
  private var keys: [(name: String, position: Int)] = []

  /// The first position of a name counts.
  init(_ names: [(String, Int)]) {
    var size = 8
    while size < names.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (name, position) in names where self[name] == nil {
      slots[free(for: name)] = Int32(keys.count)
      keys.append((name, position))
    }
  }

  private func free(for name: String) -> Int {
    var slot = Int(truncatingIfNeeded: KeyHash.of(name)) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  subscript(name: String) -> Int? {
    var slot = Int(truncatingIfNeeded: KeyHash.of(name)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let key = keys[Int(slots[slot])]
      if key.name.utf8.count == name.utf8.count, key.name == name { return key.position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
