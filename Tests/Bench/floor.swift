// The floor of the benchmark: a program of the same link mode that only starts, reads the files it
// is given and deflates them at level 6. Without files it is the empty program.
import CZlib
import Glibc

for path in CommandLine.arguments.dropFirst() {
  guard let file = unsafe fopen(path, "rb") else { exit(2) }
  unsafe fseek(file, 0, SEEK_END)
  let size = unsafe ftell(file)
  unsafe rewind(file)
  var input = [UInt8](repeating: 0, count: size)
  guard unsafe fread(&input, 1, size, file) == size else { exit(2) }
  unsafe fclose(file)
  var output = [UInt8](repeating: 0, count: size + size / 100 + 64)
  var stream = unsafe z_stream()
  unsafe shouce_deflate_init(&stream, 6)
  unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      _ = unsafe deflate(&stream, Z_FINISH)
    }
  }
  unsafe deflateEnd(&stream)
}
