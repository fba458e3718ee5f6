import CLibDeflate

/// Memory that a part is gathered in until it is compressed.
///
/// Not an array: an array that grows is in memory twice while it does. Memory that
/// was never written costs nothing, so doubling wastes no more than the page tables.
@safe struct PartBuffer: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<UInt8>

  /// The corresponding C function is `malloc`.
  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    unsafe memory = shouce_grow(nil, capacity)
  }

  deinit { unsafe shouce_release(memory) }

  /// What was added, until anything is added or removed.
  var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: memory, count: count) }

  /// The corresponding C function is `realloc`.
  mutating func append(_ piece: UnsafeRawBufferPointer) {
    if capacity - count < piece.count {
      capacity = max(2 * capacity, count + piece.count)
      unsafe memory = shouce_grow(memory, capacity)
    }
    if let source = piece.baseAddress {
      unsafe UnsafeMutableRawPointer(memory + count).copyMemory(
        from: source, byteCount: piece.count)
    }
    count += piece.count
  }

  /// Lets `body` write anew; it gives how many bytes it wrote.
  mutating func fill(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    count = unsafe body(UnsafeMutableBufferPointer(start: memory, count: capacity))
  }

  /// Forgets the bytes and keeps the memory for the next part, unless there is much of it.
  mutating func removeAll() {
    count = 0
    guard capacity > 1 << 20 else { return }
    capacity = 1 << 16
    unsafe memory = shouce_grow(memory, capacity)
  }
}
