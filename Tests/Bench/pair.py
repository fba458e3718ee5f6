"""A pair of Chinese Word files of others, as long as wanted: what `shouce diff` takes to compare them.

`pair(folder, factor)` writes old.docx and new.docx of about sixteen pages times the factor, with a dozen
changes for every sixteen pages: numbers, sentences put in, left out and rewritten, rows added and removed,
a section that moved.
"""

import zipfile
from xml.sax.saxutils import escape

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>')
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    '{kind}" Target="{target}"/></Relationships>')
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:styles {W}><w:style w:type="paragraph" w:styleId="H1">'
    '<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>')
WORDS = ("售后服务部 技术部 业务部 总经办 顾客 商品 维修 安装 配送 投诉 备件 台账 记录 登记 核对 检测 说明 通知 反馈 答复 "
         "负责 组织 安排 按照 规定 及时 处理 完成 确认 签字 保存 汇总 分析 改进 验证 培训 考核 监督 检查 评价").split()
SECTIONS = 12  # for sixteen pages


def sentence(number):
    """A sentence that no other is like: words in an order of its own."""
    state, words = number * 2654435761 % 2**32, []
    for _ in range(14):
        state = (state * 1664525 + 1013904223) % 2**32
        words.append(WORDS[(state >> 16) % len(WORDS)])
    return f"{''.join(words[:8])}，{''.join(words[8:])}，时限为{number % 89 + 3}小时。"


def manual(factor):
    """Sections, each a heading, paragraphs of three sentences, and a table."""
    sections = []
    for number in range(SECTIONS * factor):
        base = number * 100
        paragraphs = [[sentence(base + 3 * index + place) for place in range(3)] for index in range(9)]
        rows = [["序号", "项目", "要求"]] + [
            [str(row + 1), WORDS[(number + row) % len(WORDS)] + str(number), sentence(base + 60 + row)]
            for row in range(6)]
        sections.append((f"第{number + 1}节{WORDS[number % len(WORDS)]}", paragraphs, rows))
    return sections


def revise(sections):
    """Changes each section in one way; every twelfth changes its place with the next."""
    for number, (_, paragraphs, rows) in enumerate(sections):
        fresh = sentence(number * 100 + 90)
        match number % 6:
            case 0: paragraphs[2][1] = paragraphs[2][1].replace("时限为", "时限为1")
            case 1: paragraphs[4].insert(1, fresh)
            case 2: del paragraphs[5][2]
            case 3: rows.insert(3, ["", "新增", fresh])
            case 4: del rows[4]
            case 5: paragraphs[7] = [fresh, sentence(number * 100 + 91)]
    for place in range(3, len(sections) - 1, SECTIONS):
        sections[place], sections[place + 1] = sections[place + 1], sections[place]


def paragraph(text, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def write(path, sections):
    body = []
    for title, paragraphs, rows in sections:
        body.append(paragraph(title, "H1"))
        body += [paragraph("".join(sentences)) for sentences in paragraphs]
        cells = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows)
        body.append(f'<w:tbl><w:tblPr/><w:tblGrid>{"<w:gridCol/>" * 3}</w:tblGrid>{cells}</w:tbl>')
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{"".join(body)}<w:p/></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="word/document.xml"))
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(kind="styles", target="styles.xml"))
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/document.xml", document)


def pair(folder, factor):
    folder.mkdir()
    sections = manual(factor)
    write(folder / "old.docx", sections)
    revise(sections)
    write(folder / "new.docx", sections)
    return folder / "old.docx", folder / "new.docx"
