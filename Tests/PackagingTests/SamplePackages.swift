import Testing

@testable import Packaging

/// Small packages that break no rule, as text, and what breaks one rule each.
enum Sample {
  typealias Part = (name: String, bytes: [UInt8])

  static func parts(_ texts: [(String, String)]) -> [Part] {
    texts.map { ($0, Array($1.utf8)) }
  }

  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]

  static let docx: [Part] =
    parts([
      (
        "[Content_Types].xml",
        """
        <Types xmlns="\(package)/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="png" ContentType="image/png"/>
        <Override PartName="/word/document.xml" ContentType="\(wordType).document.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="\(wordType).styles+xml"/>
        <Override PartName="/word/numbering.xml" ContentType="\(wordType).numbering+xml"/>
        <Override PartName="/word/header1.xml" ContentType="\(wordType).header+xml"/>
        </Types>
        """
      ),
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(package)/relationships">
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """
      ),
      (
        "word/document.xml",
        """
        <w:document xmlns:w="\(word)" xmlns:r="\(office)"
          xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
          xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
          xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
          xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>
        <w:sdt><w:sdtPr><w:alias w:val="总则"/><w:tag w:val="5.1"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>
        <w:p w14:paraId="00000001"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="0" w:name="s1"/>
        <w:r><w:t xml:space="preserve">总则 </w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>
        </w:sdtContent></w:sdt>
        <w:p w14:paraId="00000002"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
        <w:hyperlink w:anchor="s1"><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>见</w:t></w:r></w:hyperlink>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF </w:instrText></w:r>
        <w:r><w:instrText xml:space="preserve">s1 \\n \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
        <w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:fldSimple w:instr=" PAGEREF s1 \\h "/><w:ins w:id="90"><w:r/></w:ins>
        <w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:drawing><wp:inline><wp:docPr id="3" name="a"/>
        <a:blip r:embed="rId4"/></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:drawing><wp:inline>
        <wp:docPr id="3" name="a"/></wp:inline></w:drawing></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt><w:tc><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid></w:tbl><w:p/></w:tc></w:tr>
        <w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>
        <w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr></w:body></w:document>
        """
      ),
      (
        "word/_rels/document.xml.rels",
        """
        <Relationships xmlns="\(package)/relationships">
        <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>
        <Relationship Id="rId2" Type="\(office)/numbering" Target="./numbering.xml"/>
        <Relationship Id="rId3" Type="\(office)/header" Target="../word/header1.xml"/>
        <Relationship Id="rId4" Type="\(office)/image" Target="media/image1.png"/>
        <Relationship Id="rId5" Type="\(office)/hyperlink" Target="https://example.cn/" TargetMode="External"/>
        </Relationships>
        """
      ),
      (
        "word/styles.xml",
        """
        <w:styles xmlns:w="\(word)">
        <w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/></w:style>
        <w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style>
        </w:styles>
        """
      ),
      (
        "word/numbering.xml",
        """
        <w:numbering xmlns:w="\(word)">
        <w:abstractNum w:abstractNumId="0"/>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        </w:numbering>
        """
      ),
      ("word/header1.xml", "<w:hdr xmlns:w=\"\(word)\"><w:p/></w:hdr>"),
    ]) + [("word/media/image1.png", png)]

  private static let odf = "urn:oasis:names:tc:opendocument:xmlns"
  private static let namespaces = [
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "number": "datastyle",
  ].sorted { $0.key < $1.key }.map { " xmlns:\($0.key)=\"\(odf):\($0.value):1.0\"" }.joined()

  static let odt: [Part] =
    parts([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        """
        <office:document-content office:version="1.3"\(namespaces) xmlns:xlink="http://www.w3.org/1999/xlink">
        <office:font-face-decls><style:font-face style:name="宋体"/></office:font-face-decls>
        <office:automatic-styles>
        <style:style style:family="paragraph" style:name="P1" style:parent-style-name="Standard" style:list-style-name="L1" style:master-page-name="M1"><style:text-properties style:font-name-asian="宋体"/></style:style>
        <style:style style:family="text" style:name="P1"/>
        <style:style style:family="graphic" style:name="G1"/>
        <style:style style:family="table" style:name="T1"/>
        <style:style style:family="section" style:name="S1"/>
        <text:list-style style:name="L1"/><number:date-style style:name="N1"/>
        </office:automatic-styles>
        <office:body><office:text>
        <text:sequence-decls><text:sequence-decl text:name="表"/></text:sequence-decls>
        <text:section text:name="5.1" text:style-name="S1"><text:h text:style-name="P1" xml:id="h1"><text:bookmark-start text:name="s1"/>总则<text:bookmark-end text:name="s1"/></text:h></text:section>
        <text:list text:style-name="L1"><text:list-item><text:p text:style-name="P1">见 <text:bookmark-ref text:ref-name="s1"/><text:sequence-ref text:ref-name="r1"/><text:reference-ref text:ref-name="m1"/><text:note-ref text:ref-name="n1"/><text:a xlink:href="#s1">一</text:a><text:a xlink:href="https://example.cn/">二</text:a><text:date style:data-style-name="N1"/></text:p></text:list-item></text:list>
        <text:p>表<text:sequence text:name="表" text:ref-name="r1">1</text:sequence><text:reference-mark text:name="m1"/><text:note text:id="n1"/><text:bookmark text:name="point"/><text:span text:style-name="P1"> </text:span></text:p>
        <table:table table:name="t1" table:style-name="T1"><table:table-column table:number-columns-repeated="3"/>
        <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p/></table:table-cell><table:covered-table-cell/><table:table-cell/></table:table-row></table:table-header-rows>
        <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell><table:table table:name="t2"><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="3"/></table:table-row></table:table>
        <text:p><draw:frame draw:name="f1" draw:style-name="G1"><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>
        </office:text></office:body></office:document-content>
        """
      ),
      (
        "styles.xml",
        """
        <office:document-styles office:version="1.3"\(namespaces)>
        <office:styles><style:style style:family="paragraph" style:name="Standard" style:next-style-name="Standard"/></office:styles>
        <office:automatic-styles><style:page-layout style:name="PL1"/><style:style style:family="drawing-page" style:name="D1"/></office:automatic-styles>
        <office:master-styles><style:master-page style:name="M1" draw:style-name="D1" style:page-layout-name="PL1"/></office:master-styles>
        </office:document-styles>
        """
      ),
      (
        "META-INF/manifest.xml",
        """
        <manifest:manifest xmlns:manifest="\(odf):manifest:1.0" manifest:version="1.3">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
        <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
        <manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/>
        </manifest:manifest>
        """
      ),
    ]) + [("Pictures/a.png", png)]
}

/// A change of one part that breaks a rule.
struct Breakage: Sendable, CustomTestStringConvertible {
  let rule: String
  let part: String
  let old: String
  let new: String
  let message: String

  init(_ rule: String, _ part: String, _ old: String, _ new: String, _ message: String) {
    self.rule = rule
    self.part = part
    self.old = old
    self.new = new
    self.message = message
  }

  var testDescription: String { "\(rule): \(message)" }

  /// The parts with the change made; nil if there was nothing to change.
  func broken(_ parts: [Sample.Part]) -> [Sample.Part]? {
    guard let index = parts.firstIndex(where: { $0.name == part }) else { return nil }
    let text = String(decoding: parts[index].bytes, as: UTF8.self)
    guard let range = text.firstRange(of: old) else { return nil }
    var parts = parts
    parts[index].bytes = Array(text.replacingCharacters(in: range, with: new).utf8)
    return parts
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + self[range.upperBound...]
  }
}
