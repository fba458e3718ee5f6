internal import DocumentReader
internal import ManualModel

extension DocumentError {
  /// Why a document cannot be read, said of it, and what to do about it.
  var wording: (reason: Wording, remedy: Wording) {
    let saveAgain = Wording(
      zh: "用 Word 或 WPS 打开，另存为 .docx 再试", en: "open it and save it as .docx")
    switch self {
    case .oldWord:
      return (
        Wording(
          zh: "是旧的 .doc 格式（只改扩展名不行）",
          en: "is in the old format .doc (renaming it is not enough)"), saveAgain
      )
    case .encrypted:
      return (
        Wording(zh: "有打开密码", en: "is protected by a password"),
        Wording(zh: "去掉打开密码，另存一份", en: "save a copy without its password")
      )
    case .notADocument: return (Wording(zh: "不是文档", en: "is no document"), saveAgain)
    case .otherFormat:
      return (
        Wording(zh: "不是 .docx 或 .odt 文档", en: "is neither a .docx nor an .odt document"),
        saveAgain
      )
    case .damaged(let detail):
      return (
        Wording(
          zh: "已损坏，读不了（\(detail)）", en: "is damaged and cannot be read (\(detail))"), saveAgain
      )
    }
  }
}
