extension HTMLPage {
  /// How a page looks: on a screen, in the dark and on paper.
  ///
  /// Neither `<` nor `&` may stand here, so that HTML and XML read the same.
  static let styleSheet: StaticString = """
    :root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5d5d66; --line: #d9d9de; --paper: #fffefb;
      --shade: #f3f2ed; --link: #0b57a4; --alarm: #a3260f; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8e6e3; --soft: #a5a3a0; --line: #3c3c40; --paper: #17181a; --shade: #222326;
        --link: #84b9f2; --alarm: #ff9f87; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
      font: 1.125rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif; }
    article { max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; margin: 2rem 0 .75rem; }
    h1 { font-size: clamp(1.8rem, 1.2rem + 2.6vw, 2.7rem); margin: 0 0 .75rem; letter-spacing: -.01em; }
    h2 { font-size: 1.35rem; }
    h3 { font-size: 1.15rem; }
    h4, h5, h6 { font-size: 1rem; }
    p, ul, ol, dl, blockquote, pre, figure, table, aside { margin: 0 0 1.1rem; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    header { margin-bottom: 1.75rem; }
    .kicker, .byline, .dateline, .times, .label, .notice, figcaption, footer, caption, th, td, .editors, .correction
      { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    .kicker { margin: 0 0 .5rem; font-size: .85rem; font-weight: 600; color: var(--alarm); }
    .subhead { font-size: 1.3rem; line-height: 1.35; color: var(--soft); margin: 0 0 .75rem; }
    .byline { margin: 1rem 0 .15rem; font-size: .95rem; font-weight: 600; }
    .dateline, .times { margin: 0 0 .15rem; font-size: .875rem; color: var(--soft); }
    .summary { font-weight: 600; }
    .notice { margin: 0 0 1.5rem; padding: .6rem .9rem; border: 2px solid var(--alarm); border-radius: .35rem;
      font-size: .95rem; font-weight: 600; color: var(--alarm); }
    figure { margin: 1.75rem 0; }
    img, video { display: block; max-width: 100%; height: auto; border-radius: .2rem; background: var(--shade); }
    p img { display: inline-block; vertical-align: middle; }
    audio { width: 100%; }
    figcaption { margin-top: .5rem; font-size: .875rem; line-height: 1.45; color: var(--soft); }
    figcaption small { font-size: 1em; opacity: .85; }
    blockquote { margin-inline: 0; padding-inline-start: 1.1rem; border-inline-start: .2rem solid var(--line);
      font-style: italic; }
    blockquote footer { all: unset; display: block; font-size: .9rem; color: var(--soft); }
    pre { overflow-x: auto; padding: .9rem 1rem; background: var(--shade); border-radius: .35rem;
      font: .875rem/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    code { font-size: .9em; font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; font-size: .9rem;
      font-variant-numeric: tabular-nums; }
    caption { padding: 0 0 .5rem; font-weight: 600; text-align: start; }
    th, td { padding: .4rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
    thead th { border-bottom: 2px solid var(--ink); }
    tfoot td, tfoot th { border-top: 2px solid var(--line); border-bottom: 0; }
    th p, td p { margin: 0; }
    hr { width: 6rem; margin: 2.25rem auto; border: 0; border-top: 1px solid var(--line); }
    aside, .editors, .correction { padding: .8rem 1rem; background: var(--shade); border-radius: .35rem;
      font-size: .95rem; }
    aside :last-child { margin-bottom: 0; }
    .correction .label { font-weight: 600; }
    dt { font-weight: 600; }
    dd { margin-inline-start: 1.25rem; }
    section.related, section.association, section.media { margin-top: 2.5rem; }
    article > footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line);
      font-size: .8125rem; line-height: 1.5; color: var(--soft); }
    article > footer p { margin-bottom: .4rem; }
    article > footer dl { margin: 1rem 0 0; }
    article > footer dl div { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; }
    article > footer dt { font-weight: 400; }
    article > footer dd { margin: 0; color: var(--ink); }
    @media print {
      :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --shade: #fff; --link: #000; --alarm: #000; }
      body { font-size: 10.5pt; line-height: 1.45; }
      article { max-width: none; padding: 0; }
      figure, table, pre, blockquote, aside { break-inside: avoid; }
      h1, h2, h3, h4 { break-after: avoid; }
      aside, pre { border: 1px solid var(--line); }
      .text a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; color: var(--soft); }
    }

    """
}
