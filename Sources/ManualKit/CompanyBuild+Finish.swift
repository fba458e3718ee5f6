internal import ManualModel
internal import SystemPackage

extension CompanyBuild.Draft {
  /// Makes the documents that a layout has not made yet and writes all, or none.
  func finish(_ laidOut: Paginator.Outcome = .init(), language: Language) async -> Report {
    // Who interrupts a build wants what was there to stay.
    if Task.isCancelled { return Report(status: .worldFailed) }
    let documents: [(format: OutputFormat, bytes: [UInt8])]
    do {
      documents = try await self.documents(besides: laidOut.documents)
    } catch {
      return framed(Report(messages: "\(error)\n", status: .worldFailed))
    }
    let files = documents.map { format, bytes in
      NewFile(path: path(format), bytes: bytes)
    }
    do {
      try build.workshop.environment.write(files)
    } catch {
      return framed(error.report(in: language))
    }
    var results = ""
    for file in files {
      results += language(zh: "已生成 \(file.path)\n", en: "written \(file.path)\n")
    }
    let told = laidOut.report(of: self, in: language)
    return framed(
      Report(results: results + gaps, messages: unused + told.messages, status: told.status))
  }

  /// Where the document of a format is written.
  func path(_ format: OutputFormat) -> FilePath {
    build.output.appending("\(name).\(format.fileExtension)")
  }

  /// All documents, those that are not there yet made at the same time, in the order asked for.
  private func documents(
    besides made: [(format: OutputFormat, bytes: [UInt8])]
  ) async throws -> [(format: OutputFormat, bytes: [UInt8])] {
    var documents: [OutputFormat: [UInt8]] = [:]
    for (format, bytes) in made { documents[format] = bytes }
    let missing = build.options.formats.filter { documents[$0] == nil && $0 != .pdf }
    let enclosing = try CompanyBuild.enclosures(of: manual, for: missing)
    try await withThrowingTaskGroup(of: (OutputFormat, [UInt8]).self) { group in
      for format in missing {
        group.addTask {
          let bytes = try CompanyBuild.document(
            of: manual, in: format, pages: nil, enclosing: enclosing)
          return (format, bytes)
        }
      }
      for try await (format, bytes) in group { documents[format] = bytes }
    }
    return build.options.formats.compactMap { format in
      documents[format].map { (format, $0) }
    }
  }
}
