/// Takes bytes as they are made, so that no part need be whole in memory.
protocol ByteSink: AnyObject {
  func write(_ bytes: RawSpan)
}

/// A sink that keeps the bytes.
final class ByteCollector: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ more: RawSpan) {
    unsafe more.withUnsafeBytes { more in unsafe bytes.append(contentsOf: more) }
  }
}
