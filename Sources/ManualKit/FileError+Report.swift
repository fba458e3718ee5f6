internal import ManualModel
internal import SystemPackage

extension FileError {
  func report(in language: Language) -> Report {
    let remedy = remedy.map { "      = " + language($0) + "\n" } ?? ""
    return Report(messages: language(wording) + "\n" + remedy, status: .worldFailed)
  }

  private var wording: Wording {
    let path = path.string
    let reason = FileError.reason(reason)
    return switch action {
    case .read:
      Wording(
        zh: "错误: 读不了文件「\(path)」: \(reason.zh)", en: "error: cannot read '\(path)': \(reason.en)")
    case .write:
      Wording(
        zh: "错误: 写不了文件「\(path)」: \(reason.zh)", en: "error: cannot write '\(path)': \(reason.en)")
    case .makeFolder:
      Wording(
        zh: "错误: 建不了文件夹「\(path)」: \(reason.zh)",
        en: "error: cannot make the folder '\(path)': \(reason.en)")
    }
  }

  /// What can be done about it; nil when only the system knows.
  private var remedy: Wording? {
    switch (action, reason) {
    case (.read, .permissionDenied):
      Wording(zh: "检查文件的读取权限", en: "allow yourself to read it")
    case (.read, .noSuchFileOrDirectory):
      Wording(zh: "核对名称和所在位置", en: "check the name and where you are")
    case (.read, .isDirectory):
      Wording(
        zh: "这里要的是一个文件；把同名的文件夹改名或移走",
        en: "a file is wanted here; rename or move the folder of that name")
    case (.read, .fileTooLarge):
      Wording(
        zh: "核对名称；资料文件和图片都小得多", en: "check its name; profiles and pictures are far smaller")
    case (.write, .resourceBusy), (.write, .textFileBusy):
      Wording(
        zh: "在 Word、WPS 或 LibreOffice 里关闭它，再运行一次",
        en: "close it in Word, WPS or LibreOffice and run again")
    case (.write, .fileTooLarge), (.makeFolder, .fileTooLarge), (.write, .diskQuotaExceeded),
      (.makeFolder, .diskQuotaExceeded):
      Wording(zh: "换一个磁盘或文件夹", en: "choose another disk or folder")
    case (_, .fileNameTooLong):
      Wording(zh: "用短一些的标题或文件夹名", en: "choose a shorter title or folder")
    case (.write, .permissionDenied), (.makeFolder, .permissionDenied),
      (.write, .readOnlyFileSystem), (.makeFolder, .readOnlyFileSystem):
      Wording(zh: "换一个可以写入的文件夹", en: "choose a folder that you may write to")
    case (.write, .isDirectory):
      Wording(zh: "给这个文件夹改名，或换一个输出文件夹", en: "rename that folder, or choose another one to write to")
    case (.write, .notDirectory), (.makeFolder, .notDirectory), (.makeFolder, .fileExists):
      Wording(zh: "换一个文件夹名；同名的文件已经存在", en: "choose another folder; a file of that name is there")
    case (.write, .noSpace), (.makeFolder, .noSpace):
      Wording(zh: "清理磁盘后再运行", en: "free some space and run again")
    default: nil
    }
  }

  /// The failures a user can do something about, in words; the rest as the system names them.
  private static func reason(_ reason: Errno) -> Wording {
    switch reason {
    case .noSuchFileOrDirectory: Wording(zh: "没有这个文件", en: "no such file")
    case .permissionDenied: Wording(zh: "没有权限", en: "permission denied")
    case .isDirectory: Wording(zh: "这是一个文件夹", en: "it is a folder")
    case .notDirectory: Wording(zh: "路径中有一段不是文件夹", en: "a part of the path is not a folder")
    case .fileExists: Wording(zh: "已经存在", en: "it exists")
    case .noSpace: Wording(zh: "磁盘已满", en: "the disk is full")
    case .readOnlyFileSystem: Wording(zh: "磁盘是只读的", en: "the disk is read-only")
    case .resourceBusy, .textFileBusy:
      Wording(zh: "另一个程序正在使用它", en: "another program is using it")
    case .fileTooLarge:
      Wording(zh: "超出了文件大小的限制", en: "it is larger than files may be")
    case .diskQuotaExceeded: Wording(zh: "磁盘配额已用完", en: "the disk quota is used up")
    case .fileNameTooLong: Wording(zh: "名称太长", en: "the name is too long")
    case .ioError: Wording(zh: "磁盘读写出错", en: "the disk failed")
    default: Wording(zh: reason.description, en: reason.description)
    }
  }
}
