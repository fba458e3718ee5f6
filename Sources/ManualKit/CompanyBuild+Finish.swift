internal import ManualModel
internal import Revisions
internal import SystemPackage

extension CompanyBuild.Draft {
  /// Makes the documents that a layout has not made yet and writes all, or none.
  ///
  /// `isNew` tells that what is issued was issued right now.
  func finish(
    _ laidOut: Paginator.Outcome = .init(), language: Language, isNew: Bool = false
  ) async -> Report {
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
    let environment = build.workshop.environment
    let notes: String
    do {
      let (all, kept) = try HandEdits(folder: build.output, environment: environment)
        .files(for: files)
      try environment.write(all)
      notes = kept.map { $0.note(of: build.company.source, in: language) }.joined()
    } catch {
      return framed(error.report(in: language))
    }
    var results = ""
    for file in files {
      results += language(zh: "已生成 \(file.path)\n", en: "written \(file.path)\n")
    }
    if !isNew { results += issuedNote(documents, language) }
    let told = laidOut.report(of: self, in: language)
    return framed(
      Report(results: results + gaps, messages: unused + notes + told.messages, status: told.status)
    )
  }

  /// That the manual is an issued one, and whether these are its very bytes.
  private func issuedNote(
    _ documents: [(format: OutputFormat, bytes: [UInt8])], _ language: Language
  ) -> String {
    guard let issued else { return "" }
    let version = manual.properties.version
    let isOther = documents.contains { format, bytes in
      issued.documents[path(format).lastComponent?.string ?? ""].map { digest in
        digest != SHA256.digest(bytes)
      } ?? false
    }
    return isOther
      ? language(
        zh: "说明: 内容就是已发布的版本 \(version)；程序升级过，文件与发布时不是逐字节相同\n",
        en: "note: this is \(version) as issued, but written by another version of the program\n")
      : language(
        zh: "内容就是已发布的版本 \(version)\n", en: "this is \(version) as it was issued\n")
  }

  /// Where the document of a format is written.
  func path(_ format: OutputFormat) -> FilePath {
    build.output.appending("\(name).\(format.fileExtension)")
  }

  /// All documents, those that are not there yet made at the same time, in the order asked for.
  func documents(
    besides made: [(format: OutputFormat, bytes: [UInt8])]
  ) async throws -> [(format: OutputFormat, bytes: [UInt8])] {
    var documents: [OutputFormat: [UInt8]] = [:]
    for (format, bytes) in made { documents[format] = bytes }
    let missing = build.options.formats.filter { documents[$0] == nil && $0 != .pdf }
    let enclosing = try CompanyBuild.enclosures(of: manual, for: missing)
    let pages = issued?.pages ?? [:]
    try await withThrowingTaskGroup(of: (OutputFormat, [UInt8]).self) { group in
      for format in missing {
        group.addTask {
          let bytes = try CompanyBuild.document(
            of: manual, in: format, pages: pages[format], enclosing: enclosing)
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
