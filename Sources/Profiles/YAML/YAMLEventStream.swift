import CLibYAML

/// A place as libyaml counts it: from zero, in Unicode scalars.
struct YAMLMark: Hashable {
  var line: Int
  var column: Int
}

/// What libyaml found next.
struct YAMLEvent {
  enum Kind {
    case scalar(String, YAMLScalarStyle)
    case alias(String)
    case sequenceStart
    case mappingStart
    case end
    case documentStart
    case streamEnd
    /// Anything that does not matter here.
    case other
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var start: YAMLMark
  var end: YAMLMark
}

/// Where and why libyaml gave up; both texts are libyaml's own English.
struct YAMLFailure: Error, Hashable {
  var problem: String
  var mark: YAMLMark
  /// What it was reading at the time, and where that began.
  var context: String?
  var contextMark: YAMLMark
}

/// The events of a YAML text; the only owner of a libyaml parser.
@safe struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// The corresponding libyaml functions are `yaml_parser_initialize` and
  /// `yaml_parser_set_input_string`.
  init(_ bytes: [UInt8]) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    guard unsafe yaml_parser_initialize(parser) == 1 else { preconditionFailure("out of memory") }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe event.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; nothing may be asked after the end of the stream or a failure.
  ///
  /// The corresponding libyaml function is `yaml_parser_parse`.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    guard unsafe yaml_parser_parse(parser, event) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(event) }
    var result = YAMLEvent(
      kind: .other, start: mark(unsafe event.pointee.start_mark),
      end: mark(unsafe event.pointee.end_mark))
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.pointee.data.scalar
      let buffer = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      result.kind = unsafe .scalar(String(decoding: buffer, as: UTF8.self), style(scalar.style))
      result.anchor = unsafe string(scalar.anchor)
      result.tag = unsafe string(scalar.tag)
    case YAML_ALIAS_EVENT:
      result.kind = .alias(unsafe string(event.pointee.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      result.anchor = unsafe string(event.pointee.data.sequence_start.anchor)
      result.tag = unsafe string(event.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      result.anchor = unsafe string(event.pointee.data.mapping_start.anchor)
      result.tag = unsafe string(event.pointee.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: result.kind = .end
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_STREAM_END_EVENT: result.kind = .streamEnd
    default: break
    }
    return result
  }

  private func mark(_ mark: yaml_mark_t) -> YAMLMark {
    YAMLMark(line: mark.line, column: mark.column)
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private func failure() -> YAMLFailure {
    let state = unsafe parser.pointee
    return YAMLFailure(
      problem: unsafe state.problem.map { unsafe String(cString: $0) } ?? "out of memory",
      mark: mark(unsafe state.problem_mark),
      context: unsafe state.context.map { unsafe String(cString: $0) },
      contextMark: mark(unsafe state.context_mark))
  }
}
