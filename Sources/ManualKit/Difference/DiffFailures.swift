internal import DocumentReader
internal import ManualModel
internal import Revisions
internal import SystemPackage

extension DocumentError {
  /// A document that cannot be compared.
  func report(on path: FilePath, in language: Language) -> Report {
    let (reason, remedy) = wording
    return Report(
      messages: language(
        zh: "错误: 文件「\(path)」\(reason.zh)\n      = \(remedy.zh)\n",
        en: "error: '\(path)' \(reason.en)\n      = \(remedy.en)\n"), status: .inputHasErrors)
  }
}

extension ArchiveError {
  /// A document whose data a newer program wrote.
  func report(on path: FilePath, in language: Language) -> Report {
    Report(
      messages: language(
        zh: "错误: 文件「\(path)」是由更新的程序生成的（\(description)）\n      = 请升级 shouce\n",
        en: "error: '\(path)' was written by a newer program (\(description))\n"
          + "      = update shouce\n"), status: .inputHasErrors)
  }
}
