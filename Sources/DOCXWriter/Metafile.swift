import ManualModel

/// A picture in the format of Windows for drawings of lines and text ([MS-EMF]).
///
/// Its unit is a hundredth of a millimetre: it says it was made for a device of such pixels. Records
/// are numbers in little endian, so the same drawing gives the same bytes.
struct Metafile {
  private var bytes: [UInt8] = []
  private var records = 0
  private let width: Int
  private let height: Int

  /// The objects of a drawing, by the index they have in the file; 0 is the file itself.
  private enum Object {
    static let pen = 1
    static let font = 2
    static let white = 3
    static let shading = 4
    static let black = 5
    static let count = 6
  }

  /// Draws a part of a drawing in a font whose Latin letters are half as wide as its Chinese ones.
  static func picture(
    of part: DrawingLayout.Part, font: String, shading: String
  ) -> [UInt8] {
    var file = Metafile(width: part.width, height: part.height)
    file.prepare(font: font, size: part.boxes.first?.halfPoints ?? 18, shading: shading)
    for line in part.lines { file.draw(line) }
    for box in part.boxes { file.draw(box) }
    for label in part.labels {
      file.text(label.lines, in: label.frame.middle, halfPoints: label.halfPoints)
    }
    file.finish()
    return file.bytes
  }

  private init(width: Int, height: Int) {
    self.width = width
    self.height = height
    bytes = Array(repeating: 0, count: Metafile.headerSize)
    records = 1
  }

  // MARK: Records

  private static let headerSize = 108

  /// Writes a record (§2.3): its type, its size and its fields.
  private mutating func record(_ type: Int, _ fields: [Int], _ rest: [UInt8] = []) {
    append(type)
    append(8 + fields.count * 4 + rest.count)
    for field in fields { append(field) }
    bytes += rest
    records += 1
  }

  private mutating func append(_ value: Int) { bytes += Metafile.number(value) }

  private static func number(_ value: Int) -> [UInt8] {
    let bits = UInt32(truncatingIfNeeded: value)
    return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
  }

  /// Writes what ends the file (§2.3.4.1), and the header (§2.3.4.2), which knows its length.
  private mutating func finish() {
    record(14, [0, 16, 20])
    var header: [UInt8] = []
    let fields = [
      1, Metafile.headerSize, 0, 0, width, height, 0, 0, width, height, 0x464D_4520, 0x10000,
      bytes.count, records, Object.count, 0, 0, 0, 21000, 29700, 210, 297, 0, 0, 0, 210_000,
      297_000,
    ]
    for field in fields { header += Metafile.number(field) }
    bytes.replaceSubrange(0..<Metafile.headerSize, with: header)
  }

  // MARK: Objects

  private mutating func prepare(font: String, size: Int, shading: String) {
    record(18, [1])  // Text leaves what is behind it.
    record(22, [30])  // Text stands centred on its base line.
    record(38, [Object.pen, 0, 26, 26, 0])
    record(39, [Object.white, 0, 0xFFFFFF, 0])
    let color = Int(shading, radix: 16) ?? 0xFFFFFF
    record(
      39, [Object.shading, 0, (color & 0xFF) << 16 | color & 0xFF00 | color >> 16 & 0xFF, 0])
    record(39, [Object.black, 0, 0, 0])
    create(font, size: size)
    for object in [Object.pen, Object.font] { record(37, [object]) }
  }

  /// Writes EMR_EXTCREATEFONTINDIRECTW (§2.3.7.8) for GB 2312 text.
  private mutating func create(_ name: String, size: Int) {
    var rest: [UInt8] = []
    for field in [-size * 1764 / 100, 0, 0, 0, 400] { rest += Metafile.number(field) }
    rest += [0, 0, 0, 134, 0, 0, 0, 0]
    rest += Metafile.wide(name, units: 32)
    rest += Array(repeating: 0, count: 320 - rest.count)
    record(82, [Object.font], rest)
  }

  private static func wide(_ text: String, units: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16.prefix(units - 1) {
      bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    return bytes + Array(repeating: 0, count: units * 2 - bytes.count)
  }

  // MARK: Shapes

  private mutating func draw(_ box: DrawingLayout.Box) {
    let frame = box.frame
    record(37, [box.shape.isShaded ? Object.shading : Object.white])
    let edges = [frame.x, frame.y, frame.right, frame.bottom]
    var middle = frame.middle
    switch box.shape {
    case .step, .unit: record(43, edges)
    case .connector: record(42, edges)
    case .terminal: record(44, edges + [frame.height, frame.height])
    case .decision:
      polygon([
        .init(frame.x, middle.y), .init(middle.x, frame.y), .init(frame.right, middle.y),
        .init(middle.x, frame.bottom),
      ])
    case .document:
      // The wave of the preset, by points on it in hundredths of its height and tenths of its width.
      let wave = [
        (10, 80), (8, 81), (7, 84), (6, 88), (5, 93), (4, 97), (3, 99), (2, 99), (1, 97), (0, 93),
      ]
      polygon(
        [.init(frame.x, frame.y), .init(frame.right, frame.y)]
          + wave.map {
            .init(frame.x + frame.width * $0.0 / 10, frame.y + frame.height * $0.1 / 100)
          })
      middle.y -= frame.height / 10
    }
    text(box.lines, in: middle, halfPoints: box.halfPoints)
  }

  private mutating func polygon(_ points: [DrawingLayout.Point]) { points32(3, points) }

  /// Writes EMR_POLYGON or EMR_POLYLINE (§2.3.5.22, §2.3.5.24).
  private mutating func points32(_ type: Int, _ points: [DrawingLayout.Point]) {
    let frame = DrawingLayout.Frame(around: points)
    record(
      type,
      [frame.x, frame.y, frame.right, frame.bottom, points.count]
        + points.flatMap { [$0.x, $0.y] })
  }

  private mutating func draw(_ line: DrawingLayout.Line) {
    points32(4, line.points)
    guard line.hasArrow, let tip = line.points.last, let before = line.points.dropLast().last
    else { return }
    let (x, y) = ((before.x - tip.x).signum(), (before.y - tip.y).signum())
    record(37, [Object.black])
    polygon([
      tip, .init(tip.x + x * 200 + y * 70, tip.y + y * 200 + x * 70),
      .init(tip.x + x * 200 - y * 70, tip.y + y * 200 - x * 70),
    ])
  }

  // MARK: Text

  private mutating func text(
    _ lines: [String], in middle: DrawingLayout.Point, halfPoints: Int
  ) {
    let em = halfPoints * 1764 / 100
    let height = em * 13 / 10
    var base = middle.y - height * lines.count / 2 + em * 102 / 100
    for line in lines {
      if !line.isEmpty { text(line, at: DrawingLayout.Point(middle.x, base), em: em) }
      base += height
    }
  }

  /// Writes EMR_EXTTEXTOUTW (§2.3.5.8) with the width of each character.
  private mutating func text(_ text: String, at point: DrawingLayout.Point, em: Int) {
    var units: [UInt8] = []
    var widths: [UInt8] = []
    var count = 0
    for scalar in text.unicodeScalars {
      for (index, unit) in String(scalar).utf16.enumerated() {
        units += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        let width = index > 0 ? 0 : scalar.value < 0x2000 ? em / 2 : em
        widths += Metafile.number(width)
        count += 1
      }
    }
    while units.count % 4 > 0 { units.append(0) }
    let one = 0x3F80_0000
    let start = 76
    record(
      84,
      [
        0, 0, -1, -1, 1, one, one, point.x, point.y, count, start, 0, 0, 0, -1, -1,
        start + units.count,
      ],
      units + widths)
  }
}
