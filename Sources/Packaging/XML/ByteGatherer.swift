/// Memory of a fixed size in which small pieces wait for each other.
@safe struct ByteGatherer: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(capacity: Int = 1 << 12) { unsafe memory = .allocate(capacity: capacity) }

  deinit { unsafe memory.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// What was added, until anything is added or removed.
  var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: memory[..<count])
  }

  /// Adds a piece; false if there is no room for it.
  mutating func add(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
    guard unsafe piece.count <= memory.count - count else { return false }
    guard let source = piece.baseAddress, let start = unsafe memory.baseAddress else {
      return true
    }
    unsafe (start + count).update(from: source, count: piece.count)
    count += piece.count
    return true
  }

  mutating func removeAll() { count = 0 }
}
