internal import ManualModel

/// Whether a build lays its documents out, and what to say about that.
struct LayoutPlan {
  /// Nil where nothing is laid out.
  let paginator: Paginator?
  /// The formats that come out of the layout.
  let formats: [OutputFormat]
  private let options: BuildOptions

  init(_ options: BuildOptions, in environment: any Environment) {
    self.options = options
    // A PDF is a layout, whatever becomes of the numbers in the others.
    formats = options.formats.filter { format in
      format == .pdf || options.pagination != .never && (format == .docx || format == .odt)
    }
    let office = formats.isEmpty ? nil : LibreOffice(in: environment)
    paginator = office.map { Paginator(office: $0) }
  }

  private var isMissing: Bool { !formats.isEmpty && paginator == nil }

  /// What to say instead of building; nil where there is no reason not to.
  func refusal(in language: Language) -> Report? {
    guard isMissing, options.pagination == .always || formats.contains(.pdf) else { return nil }
    let reason =
      formats.contains(.pdf)
      ? language(
        zh: "错误: 生成 PDF 需要 LibreOffice 和 pdfinfo，这台电脑上没有找到\n",
        en: "error: a PDF needs LibreOffice and pdfinfo, which were not found\n")
      : language(
        zh: "错误: 填写页码需要 LibreOffice 和 pdfinfo，这台电脑上没有找到\n",
        en: "error: page numbers need LibreOffice and pdfinfo, which were not found\n")
    let remedy =
      formats.contains(.pdf)
      ? language(zh: "；或只生成 docx、odt\n", en: ", or write docx and odt only\n")
      : language(zh: "；或去掉 --paginate always\n", en: ", or leave out --paginate always\n")
    return Report(
      messages: reason + "      = " + Self.installation(in: language) + remedy,
      status: .worldFailed)
  }

  /// The line about numbers that were left out because nothing can find them.
  func hint(in language: Language) -> String {
    guard isMissing else { return "" }
    return language(zh: "说明: 目录等处的页码没有填写；", en: "note: page numbers are left out; ")
      + Self.installation(in: language)
      + language(zh: "，再生成一次就有\n", en: " and build again to have them\n")
  }

  private static func installation(in language: Language) -> String {
    language(
      zh: "安装 LibreOffice 和 poppler-utils(apt install libreoffice-writer poppler-utils)",
      en: "install LibreOffice and poppler-utils (apt install libreoffice-writer poppler-utils)")
  }

  /// Pages are what they are with the fonts that there are.
  static func note(aboutMissing fonts: [String], in language: Language) -> String {
    language(
      zh: "说明: 这台电脑没有字体「\(fonts.joined(separator: "、"))」，页码按替代字体排出，"
        + "在有这些字体的电脑上个别可能相差一页\n",
      en:
        "note: the fonts '\(fonts.joined(separator: "', '"))' are not installed; pages were counted with "
        + "others and may be one off here and there where the fonts are\n")
  }
}

extension Paginator.Outcome {
  /// What to say about a manual whose pages are not known, or not for certain.
  func report(of draft: CompanyBuild.Draft, in language: Language) -> Report {
    var report = Report()
    for (format, reason) in failures {
      let file = draft.path(format)
      let why = language(reason.wording)
      // A PDF that was asked for is missing; documents are there and lack nothing but numbers.
      let isFatal = format == .pdf || draft.build.options.pagination == .always
      let word = isFatal ? language(zh: "错误", en: "error") : language(zh: "警告", en: "warning")
      report.messages +=
        format == .pdf
        ? language(
          zh: "\(word): 没有生成「\(file)」: \(why)\n", en: "\(word): '\(file)' was not written: \(why)\n"
        )
        : language(
          zh: "\(word): 「\(file)」里的页码没有填写: \(why)\n",
          en: "\(word): page numbers are left out in '\(file)': \(why)\n")
      if isFatal { report.status = .worldFailed }
    }
    for format in unsettled where format != .pdf {
      report.messages += language(
        zh: "警告: 「\(draft.path(format))」排版几次结果不一，个别页码可能相差一页\n",
        en: "warning: layouts of '\(draft.path(format))' differ; a page number may be one off\n")
    }
    return report
  }
}

extension CommandFailure {
  fileprivate var wording: Wording {
    switch self {
    case .notStarted: Wording(zh: "LibreOffice 无法启动", en: "LibreOffice cannot be started")
    case .timedOut:
      Wording(
        zh: "LibreOffice 没有在限定时间内完成，已停止", en: "LibreOffice did not finish in time and was stopped")
    case .failed: Wording(zh: "LibreOffice 没有给出可用的结果", en: "LibreOffice gave no usable result")
    case .cancelled: Wording(zh: "已中断", en: "interrupted")
    }
  }
}
