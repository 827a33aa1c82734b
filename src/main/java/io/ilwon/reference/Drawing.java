package io.ilwon.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The page as HTML. */
final class Drawing {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private Drawing() {}

  static String of(View.Page page) {
    StringOutput out = new StringOutput();
    TEMPLATES.render("reference/docs.jte", page, out);
    return out.toString();
  }
}
