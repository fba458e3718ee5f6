import Testing

@testable import Packaging

struct DeflaterTests {
  /// An entry written in pieces: what the archive gives back when it is unpacked, and its length.
  private func entry(_ pieces: [[UInt8]], in deflater: Deflater) -> (bytes: [UInt8]?, packed: Int) {
    let start = deflater.archive.count
    deflater.begin()
    for piece in pieces { deflater.write(piece) }
    deflater.finish()
    let packed = deflater.archive[start...]
    return (Inflater.inflate(packed, size: deflater.size), packed.count)
  }

  private static let pieces = (0..<3_000).map { Array("<w:p \($0 % 7)=\"\($0)\"/>".utf8) }

  @Test(arguments: [0, 1, 20_000, 1 << 20])
  func givesBackWhatWentInHoweverMuchIsKept(mostKept: Int) {
    let deflater = Deflater(mostKept: mostKept)
    let all = Self.pieces.flatMap { $0 }
    for _ in 1...2 {
      let (bytes, packed) = entry(Self.pieces, in: deflater)
      #expect(bytes == all)
      #expect(packed < all.count / 4)
      #expect(deflater.checksum == Deflater.checksum(of: all))
    }
    // One that is too large leaves nothing behind for the next.
    #expect(entry([[7]], in: deflater).bytes == [7])
    #expect(entry([[], []], in: deflater).bytes == [])
    #expect(deflater.checksum == 0)
  }

  @Test func givesBackOneLargePieceAfterSmallOnes() {
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let deflater = Deflater(mostKept: 100_000)
    #expect(entry([[1], large, [2]], in: deflater).bytes == [1] + large + [2])
  }

  /// The well-known check value of CRC-32 (ISO/IEC 3309).
  @Test func countsTheChecksumOfZipFiles() {
    #expect(Deflater.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Deflater.checksum(of: []) == 0)
  }
}
