import Foundation
import Testing

@testable import ManualKit

/// The page of a difference in a browser, where there is one.
@Suite struct DifferencePageTests {
  /// The names under which Chromium is installed.
  private static let browser: String? = ["chromium", "chromium-browser", "google-chrome"].lazy
    .map { "/usr/bin/" + $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What a person does, and what is on the page after it.
  private static let session = #"""
    <script>
    var steps = [];
    function shown() {
      return Array.from(document.querySelectorAll("article")).filter(a => !a.hidden).length;
    }
    function note(what) {
      var here = document.querySelector("nav a.here");
      steps.push([what, shown(), document.querySelector(".place").textContent,
        document.activeElement.id || document.activeElement.tagName.toLowerCase(),
        here ? here.getAttribute("href") : "-",
        document.querySelector(".nothing").hidden ? "" : "nothing"].join("|"));
    }
    function key(name, target) {
      (target || document).dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    }
    function type(words) {
      filter.value = words;
      filter.dispatchEvent(new Event("input"));
    }
    var filter = document.getElementById("filter");
    var total = document.querySelectorAll("article").length;
    note("start");
    key("n"); note("n"); key("n"); note("nn"); key("p"); note("p"); key("p"); note("pp");
    document.getElementById("next").click(); note("next");
    key("/"); note("slash");
    key("n", filter); note("n in the filter");
    type("没有这样的字"); note("nothing"); key("n"); note("n of nothing");
    key("Escape", filter); note("escape");
    document.getElementById("own").click(); note("own"); document.getElementById("own").click();
    type("当日"); note("word");
    location.hash = "#s1";
    setTimeout(function () {
      note("link to what is sifted out");
      var open = document.querySelector(".tools").hidden ? "closed" : "open";
      document.body.innerHTML = "<pre>" + [total, open].concat(steps).join("\n") + "</pre>";
    }, 200);
    </script>
    """#

  @Test(.enabled(if: browser != nil, "left out: no Chromium"))
  func findsItsWayByKeysFilterAndLinks() throws {
    let page = try #require(try page())
    let lines = try dump(page.replacingOccurrences(of: "</body>", with: Self.session + "</body>"))
    let total = try #require(lines.first.flatMap { Int($0) })
    #expect(total > 3 && lines[1] == "open")
    var steps: [String: [String]] = [:]
    for line in lines.dropFirst(2) {
      let parts = line.components(separatedBy: "|")
      steps[parts[0]] = Array(parts.dropFirst())
    }
    #expect(steps["start"] == ["\(total)", "\(total) / \(total)", "body", "-", ""])
    #expect(steps["n"] == ["\(total)", "1 / \(total)", "s1", "#s1", ""])
    #expect(steps["nn"] == ["\(total)", "2 / \(total)", "s2", "#s2", ""])
    #expect(steps["p"] == steps["n"] && steps["pp"] == steps["n"])
    #expect(steps["next"]?[1] == "2 / \(total)")
    #expect(steps["slash"]?[2] == "filter" && steps["n in the filter"] == steps["slash"])
    #expect(steps["nothing"]?.first == "0" && steps["nothing"]?.last == "nothing")
    #expect(steps["n of nothing"] == steps["nothing"])
    #expect(steps["escape"]?.first == "\(total)" && steps["escape"]?[2] != "filter")
    // The hotline explains all sections but the one whose template is another.
    #expect(steps["own"]?[1] == "1 / \(total)" && steps["word"]?[1] == "1 / \(total)")
    #expect(steps["link to what is sifted out"]?[1] == "1 / \(total)")
    #expect(steps["link to what is sifted out"]?[3] == "#s1")
  }

  @Test func isWholeWithoutItsScript() throws {
    let page = try #require(try page())
    // Nothing but the tools and the word that nothing fits is hidden.
    #expect(page.components(separatedBy: " hidden=").count == 3)
    #expect(page.contains(#"<div class="tools" hidden="#) && page.contains(#"<main id="changes">"#))
    #expect(page.contains(#"<nav aria-label="条款">"#) && page.contains(#"lang="zh-CN""#))
    let targets = page.matches(of: #/href="#([a-z0-9]+)"/#).map { String($0.1) }
    #expect(!targets.isEmpty)
    for target in Set(targets) { #expect(page.contains("id=\"\(target)\""), "\(target)") }
  }

  private func page() throws -> String? {
    let disk = try DiffTests.disk()
    let report = try DiffTests.diff(disk, "/a", "/b", DiffOptions(format: .html))
    return report.status == .done ? report.results : nil
  }

  /// The lines that the session left in the page.
  private func dump(_ page: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    try Data(page.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000",
      "--user-data-dir=" + folder.appending(path: "user").path, "--dump-dom",
      file.absoluteString,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let dump = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let text = try #require(
      dump.firstMatch(of: #/<pre>((?s:.*?))<\/pre>/#)?.1, "\(dump.prefix(500))")
    return text.components(separatedBy: "\n")
  }
}
