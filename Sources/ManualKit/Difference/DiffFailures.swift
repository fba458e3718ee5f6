internal import DocumentReader
internal import ManualModel
internal import Revisions
internal import SystemPackage

extension DocumentError {
  /// Why a document cannot be compared, and what to do about it.
  func report(on path: FilePath, in language: Language) -> Report {
    let reason: Wording
    var remedy = Wording(
      zh: "用 Word 或 WPS 打开，另存为 .docx 再比较", en: "open it and save it as .docx")
    switch self {
    case .oldWord:
      reason = Wording(
        zh: "是旧的 .doc 格式(只改扩展名不行)", en: "is in the old format .doc (renaming it is not enough)")
    case .encrypted:
      reason = Wording(zh: "有打开密码", en: "is protected by a password")
      remedy = Wording(zh: "去掉打开密码，另存一份", en: "save a copy without its password")
    case .notADocument: reason = Wording(zh: "不是文档", en: "is no document")
    case .otherFormat:
      reason = Wording(zh: "不是 .docx 或 .odt 文档", en: "is neither a .docx nor an .odt document")
    case .damaged(let detail):
      reason = Wording(zh: "已损坏，读不了(\(detail))", en: "is damaged and cannot be read (\(detail))")
    }
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
        zh: "错误: 文件「\(path)」是由更新的程序生成的(\(description))\n      = 请升级 shouce\n",
        en: "error: '\(path)' was written by a newer program (\(description))\n"
          + "      = update shouce\n"), status: .inputHasErrors)
  }
}
