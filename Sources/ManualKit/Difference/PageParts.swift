/// What makes the page of a difference look and work; the same for every difference.
///
/// Neither holds `<` or `&`, which a page that is well-formed XML cannot have in a script, nor `>`.
enum PageParts {
  /// Colours have a contrast of 4.5 to 1 and more (WCAG 2.2, 1.4.3), and never stand alone.
  static let style = """
    :root{--ink:#1b1f24;--paper:#fff;--faint:#57606a;--line:#d0d7de;--soft:#f6f8fa;--old:#ffe3e0;
    --oldink:#82071e;--new:#d7f5dd;--newink:#0b4a1f;--link:#0a53b4}
    @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--faint:#9aa4af;
    --line:#30363d;--soft:#161b22;--old:#4b1113;--oldink:#ffc9c5;--new:#0f3d1e;--newink:#aff0bd;
    --link:#79b8ff}}
    *{box-sizing:border-box}
    body{margin:0;color:var(--ink);background:var(--paper);
    font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
    header,.facts,.audit{max-width:80rem;margin:0 auto;padding:1rem 1.5rem 0}
    h1{font-size:1.5rem;margin:.2rem 0;overflow-wrap:anywhere}
    h2{font-size:1.1rem;margin:.2rem 0 .5rem}
    .subject,.summary,.was,.causes{margin:.2rem 0;color:var(--faint)}
    .note{margin:.4rem 0;padding:.4rem .8rem;border-left:4px solid #bf8700;background:var(--soft)}
    .finding{color:var(--oldink)}
    a{color:var(--link)}
    table{border-collapse:collapse;width:100%}
    th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top;
    overflow-wrap:anywhere}
    th{background:var(--soft);font-weight:600}
    .facts table{table-layout:fixed}
    .facts td{white-space:pre-line}
    .facts th:first-child{width:3rem}
    .facts th:nth-child(2){width:20%}
    .number{text-align:right}
    del{color:var(--oldink);background:var(--old);text-decoration:line-through}
    ins{color:var(--newink);background:var(--new);text-decoration:underline}
    .panes{display:grid;grid-template-columns:20rem minmax(0,1fr);gap:1.5rem;max-width:80rem;
    margin:1rem auto;padding:0 1.5rem;align-items:start}
    nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:.5rem 0}
    .tools{position:sticky;top:0;background:var(--paper);padding-bottom:.4rem}
    .tools input[type=search]{width:100%;font:inherit;padding:.3rem .5rem}
    .tools label{display:block;margin:.4rem 0;font-size:.9rem}
    .steps{margin:0;display:flex;gap:.5rem;align-items:center;font-size:.9rem}
    button{font:inherit;padding:.15rem .6rem}
    nav ol{list-style:none;margin:.5rem 0;padding:0;font-size:.92rem}
    nav li a{display:block;padding:.2rem .5rem;color:inherit;text-decoration:none;
    border-left:3px solid transparent}
    nav li a:hover{background:var(--soft)}
    nav li a.here{border-color:var(--link);background:var(--soft)}
    .badge{display:inline-block;font-size:.75rem;line-height:1.3;padding:0 .4rem;margin-left:.25rem;
    border:1px solid var(--line);border-radius:.6rem;color:var(--faint);background:var(--soft);
    font-weight:400}
    .badge.added{color:var(--newink);background:var(--new)}
    .badge.removed{color:var(--oldink);background:var(--old)}
    article{border:1px solid var(--line);border-radius:.4rem;padding:.8rem 1rem;margin:0 0 1rem;
    scroll-margin-top:.5rem}
    article:focus{outline:2px solid var(--link)}
    .sides{table-layout:fixed}
    .sides p{margin:0}
    .label{display:block;font-size:.75rem;color:var(--faint)}
    [hidden]{display:none}
    @media (max-width:56rem){.panes{grid-template-columns:minmax(0,1fr)}
    nav{position:static;max-height:none}.tools{position:static}}
    @media (max-width:40rem){.facts thead{display:none}
    .facts tr{display:block;border:1px solid var(--line);margin-bottom:.5rem;padding:.2rem 0}
    .facts td{display:block;border:0;padding:.1rem .6rem}.facts td.number{display:none}
    .facts td:empty{display:none}.facts td:nth-child(2){font-weight:600}}
    @media print{:root{--ink:#000;--paper:#fff;--faint:#333;--line:#888;--soft:#fff;--old:#fff;
    --oldink:#000;--new:#fff;--newink:#000;--link:#000}
    nav{display:none}.panes{display:block;padding:0}header,.facts,.audit{padding:0;max-width:none}
    article{border:0;padding:0;border-top:1px solid #888;border-radius:0}
    tr{break-inside:avoid}h2,.was,.causes,thead{break-after:avoid}ins{font-weight:600}}
    """

  /// Written without the signs that markup is made of.
  static let script = """
    (function () {
      "use strict";
      var articles = Array.from(document.querySelectorAll("article"));
      var links = Array.from(document.querySelectorAll("nav li a"));
      var filter = document.getElementById("filter");
      var own = document.getElementById("own");
      var place = document.querySelector(".place");
      var nothing = document.querySelector(".nothing");
      var here = -1;
      function shown() { return articles.filter(function (a) { return !a.hidden; }); }
      function mark(article, moves) {
        here = articles.indexOf(article);
        links.forEach(function (link, index) {
          link.classList.toggle("here", index === here);
          if (index === here) {
            link.setAttribute("aria-current", "true");
            if (moves) { link.scrollIntoView({ block: "nearest" }); }
          } else { link.removeAttribute("aria-current"); }
        });
        var all = shown();
        place.textContent = (all.indexOf(article) + 1) + " / " + all.length;
      }
      function step(by) {
        var all = shown();
        if (all.length === 0) { return; }
        var at = all.indexOf(articles[here]);
        var next = at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by;
        next = Math.max(0, Math.min(all.length - 1, next));
        all[next].scrollIntoView({ block: "start" });
        all[next].focus({ preventScroll: true });
        mark(all[next], true);
      }
      function sift() {
        var words = filter.value.trim().toLowerCase();
        articles.forEach(function (article, index) {
          var fits = words === "" || article.textContent.toLowerCase().includes(words);
          if (own.checked) { if (article.dataset.explained === "yes") { fits = false; } }
          article.hidden = !fits;
          links[index].parentNode.hidden = !fits;
        });
        var count = shown().length;
        nothing.hidden = count !== 0;
        place.textContent = count + " / " + articles.length;
      }
      function arrive() {
        var target = document.getElementById(location.hash.slice(1));
        if (articles.indexOf(target) === -1) { return; }
        if (target.hidden) { filter.value = ""; own.checked = false; sift(); }
        target.scrollIntoView({ block: "start" });
        mark(target, true);
      }
      document.querySelector(".tools").hidden = false;
      window.addEventListener("hashchange", arrive);
      links.forEach(function (link) {
        link.addEventListener("click", function () { setTimeout(arrive, 0); });
      });
      filter.addEventListener("input", sift);
      own.addEventListener("change", sift);
      document.getElementById("next").addEventListener("click", function () { step(1); });
      document.getElementById("back").addEventListener("click", function () { step(-1); });
      document.addEventListener("keydown", function (event) {
        if (event.ctrlKey || event.metaKey || event.altKey) { return; }
        if (event.target === filter) {
          if (event.key === "Escape") { filter.value = ""; sift(); filter.blur(); }
          return;
        }
        if (event.key === "n" || event.key === "j") { step(1); }
        if (event.key === "p" || event.key === "k") { step(-1); }
        if (event.key === "/") { event.preventDefault(); filter.focus(); }
      });
      sift();
      arrive();
    })();
    """
}
