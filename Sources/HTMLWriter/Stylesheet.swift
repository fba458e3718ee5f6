import ManualModel

/// The stylesheet of the page, made from the theme.
///
/// Sizes are in `rem`, so that readers can enlarge them; running text is one. It holds no `<`, `>` or
/// `&`, which HTML and XML would read differently inside a `style` element.
struct Stylesheet {
  private let manual: Manual
  private var theme: Theme { manual.theme }

  init(_ manual: Manual) { self.manual = manual }

  var text: String {
    (["", FontFaces(theme).rules, frame, headings, paragraphs, tables, others, screen]
      + [PrintRules(manual).rules]).joined(separator: "\n")
  }

  /// The size of running text in half points: what one `rem` is.
  private var base: Int { max(theme.look(of: .body).halfPoints, 1) }

  private func rem(halfPoints: Int) -> String { decimal(halfPoints * 1000 / base) + "rem" }

  /// A size of letters; small ones stay readable on a screen, whatever running text measures on paper.
  private func letters(halfPoints: Int) -> String {
    let size = rem(halfPoints: halfPoints)
    return halfPoints * 100 < base * 85 ? "max(\(size),13.5px)" : size
  }

  private func rem(points: Int) -> String { rem(halfPoints: points * 2) }

  /// What a look comes to; a line of a Chinese font is 1.3 times its size.
  private func rules(_ look: Theme.Look, indents: Bool = true) -> String {
    var rules = "font-size:\(letters(halfPoints: look.halfPoints));"
    rules += "line-height:\(lineHeight(look));"
    rules += "margin:\(rem(points: look.spaceBefore)) 0 \(rem(points: look.spaceAfter));"
    rules += "text-align:\(look.alignment.css);"
    rules += "font-weight:\(look.isBold ? "bold" : "normal");"
    if look.font != .text { rules += "font-family:\(FontFaces(theme).family(look.font));" }
    if let colour = look.colour.flatMap({ Colour($0) }) { rules += "color:\(colour.css);" }
    if look.letterSpacing != 0 {
      rules += "letter-spacing:\(decimal(look.letterSpacing * 100 / max(look.halfPoints, 1)))em;"
    }
    if let line = look.lineBelow { rules += "border-bottom:\(line.css);" }
    if indents { rules += "text-indent:\(look.firstLineCharacters)em;" }
    return rules
  }

  /// Without a unit, so that it grows with the text.
  private func lineHeight(_ look: Theme.Look) -> String {
    decimal(look.lineHeight * 100 / max(look.halfPoints, 1))
  }

  private var frame: String {
    """
    :root{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    *{box-sizing:border-box}
    body{margin:0;background:#fff;color:#1a1a1a;font-family:\(FontFaces(theme).family(.text))}
    main{max-width:54rem;margin:0 auto;padding:1rem 1.25rem 4rem;overflow-wrap:anywhere}
    a{color:\(link)}
    a.number{color:inherit;text-decoration:none}
    a.number:hover{text-decoration:underline}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    p,td,th,caption,figcaption,h1,h2,h3,h4,h5,h6{white-space:pre-wrap}
    .skip{position:fixed;z-index:3;left:.5rem;top:-10rem;padding:.5rem 1rem;background:#fff;border:2px solid}
    .skip:focus{top:.5rem}
    .s{text-align:left}.c{text-align:center}.e{text-align:right}.j{text-align:justify}
    """
  }

  /// The colour of the company where it reads well on white.
  private var link: String {
    guard let accent = Colour(theme.accent), theme.accent != "000000", accent.readsOnWhite else {
      return "#0b4f8a"
    }
    return accent.css
  }

  private var headings: String {
    let levels = (1...6).map { level in
      ".level\(level){\(rules(theme.look(ofHeading: level)))}"
    }
    return levels.joined(separator: "\n")
      + "\nh1,h2,h3,h4,h5,h6{scroll-margin-top:.5rem;line-height:1.4}"
      + "\nsection{scroll-margin-top:.5rem}"
  }

  private var paragraphs: String {
    let styles: [ParagraphStyle] = [
      .plain, .title, .subtitle, .cover, .frontHeading, .subheading, .formTitle, .note,
    ]
    let rules = styles.map { style in
      ".\(style.className){\(self.rules(theme.look(of: style)))}"
    }
    return "p{\(self.rules(theme.look(of: .body)))}\n" + rules.joined(separator: "\n")
  }

  private var tables: String {
    let cell = theme.look(of: .cell)
    let padding = "padding:\(rem(points: max(cell.spaceBefore, 2))) .45rem"
    var shading = ""
    if let colour = Colour(theme.headerShading) {
      shading = "background:\(colour.css);color:\(colour.textColour);"
    }
    return """
      .scroll{overflow-x:auto;margin:.5rem 0 1rem}
      table{width:100%;border-collapse:collapse;table-layout:fixed}
      table.align{table-layout:auto}
      th,td{border:\(theme.tableLine.css);\(padding);text-align:left;vertical-align:middle;\
      font-size:\(letters(halfPoints: cell.halfPoints));font-weight:normal;\
      line-height:\(lineHeight(cell))}
      thead th,thead td{\(self.rules(theme.look(of: .cellHeader), indents: false))\(shading)\(padding)}
      \(theme.hasColumnLines ? "" : ".grid th,.grid td{border-left:0;border-right:0}")
      .align th,.align td{border:0}
      .upright{writing-mode:vertical-rl;text-align:center}
      th.c,td.c{text-align:center}th.e,td.e{text-align:right}th.j,td.j{text-align:justify}
      .top{vertical-align:top}
      .blocks{white-space:normal}
      td p,th p,td li,th li{margin:0;text-indent:0;text-align:inherit;font-size:inherit;line-height:inherit}
      caption,figcaption{\(rules(theme.look(of: .caption)))}
      """
  }

  private var others: String {
    var gap = ""
    if let colour = Colour(theme.gapHighlight) {
      gap = "background:\(colour.css);color:\(colour.textColour)"
    }
    return """
      mark{\(gap)}
      .changed{border-left:\(theme.changeBar.css);margin-left:-.75rem;padding-left:.6rem}
      td .changed,li .changed{margin-left:0}
      tr.changed{border-left:\(theme.changeBar.css)}
      .blank{border-bottom:1px solid}
      .tab{white-space:pre;tab-size:8}
      .space{height:1.5rem}
      ol,ul{margin:.25rem 0;padding-left:2.5em;\(listRules)}
      li{margin:.15rem 0}
      li p{text-indent:0;margin:.15rem 0}
      @counter-style number-parenthesis{system:extends decimal;suffix:") "}
      @counter-style letter-parenthesis{system:extends lower-alpha;suffix:") "}
      @counter-style parentheses{system:extends decimal;prefix:"（";suffix:"）"}
      .number-parenthesis{list-style-type:number-parenthesis}
      .letter-parenthesis{list-style-type:letter-parenthesis}
      .parentheses{list-style-type:parentheses}
      figure{margin:1rem 0;text-align:center;overflow-x:auto}
      img,svg{max-width:100%;height:auto}
      svg text{text-anchor:middle;font-family:\(FontFaces(theme).family(.text))}
      .line{fill:none;stroke:#000;stroke-width:26}
      .arrow{fill:#000}
      .box{fill:#fff;stroke:#000;stroke-width:26}
      .shaded{\(fill(theme.drawingShading))}
      .gap{\(fill(theme.gapHighlight))}
      .signature{display:grid;gap:1rem 2rem;margin:1.5rem 0}
      .signature p{display:flex;margin:0;text-indent:0}
      .signature .line{flex:1;min-width:5em;max-width:16em;border-bottom:1px solid}
      nav ol{list-style:none;margin:0;padding-left:1.25em}
      nav a{display:block;padding:.15rem 0;text-decoration:none;text-align:left}
      nav a:hover,nav a:focus{text-decoration:underline}
      """
  }

  private func fill(_ colour: String) -> String {
    Colour(colour).map { "fill:\($0.css)" } ?? ""
  }

  private var listRules: String {
    let body = theme.look(of: .body)
    return "line-height:\(lineHeight(body));text-align:\(body.alignment.css)"
  }

  /// On wide screens the contents stand beside the text; on narrow ones they cover it when a link to
  /// them was followed, and go away with the next link: no script is needed for that.
  private var screen: String {
    """
    @media screen{
    .division+.division,.new-page{margin-top:3rem;padding-top:2rem;border-top:1px solid #ccc}
    section:target{animation:arrived 2s}
    @keyframes arrived{from{background:#fff2a8}}
    }
    @media (prefers-reduced-motion:reduce){section:target{animation:none}}
    @media screen and (min-width:64rem){
    body{padding-left:20rem}
    nav{position:fixed;z-index:1;left:0;top:0;bottom:0;width:20rem;padding:1rem;overflow-y:auto;\
    background:#f6f7f9;border-right:1px solid #ccc;font-size:.875rem}
    .landscape{width:min(100%,100vw - 24rem)}
    }
    @media screen and (max-width:63.99rem){
    .to-contents{left:auto;right:1rem;top:auto;bottom:1rem;background:\(link);color:#fff;\
    border:0;border-radius:2rem;text-decoration:none}
    .to-contents:focus{top:auto}
    nav ol ol{display:none}
    nav:target{position:fixed;z-index:2;left:0;top:0;right:0;bottom:0;padding:1rem 1rem 5rem;overflow-y:auto;background:#fff;\
    outline:0}
    nav:target ol ol{display:block}
    nav a{padding:.35rem 0}
    }
    @media screen and (max-width:36rem){
    main{padding:.5rem .75rem 5rem}
    .signature{grid-template-columns:1fr !important}
    }
    """
  }
}

extension Theme.Line {
  /// A line thinner than a pixel would not be seen on a screen.
  var css: String {
    "max(1px,\(decimal(max(eighths, 0) * 125))pt) solid " + (Colour(colour)?.css ?? "#000")
  }
}

extension Alignment {
  var css: String {
    switch self {
    case .start: "left"
    case .center: "center"
    case .end: "right"
    case .justify: "justify"
    }
  }
}
