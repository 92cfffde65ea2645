#pragma once
// Which part of a saved page is the document: government sites put menus, paths, share buttons and
// footers around it.

#include <string>

#include "document/html_tree.h"

namespace document {

// What stands around a document. Classes and ids tell it on most pages; where they would take more
// than half of the text away, they are taken for something else and do not count.
class Boilerplate {
  public:
    explicit Boilerplate(HtmlNode root);
    // Scripts, menus, forms, share bars, and what a browser does not show.
    [[nodiscard]] bool holds(HtmlNode node) const;
    // Characters of the page that are no links and are shown, whatever their class.
    [[nodiscard]] size_t all_characters() const { return all_; }

  private:
    bool by_class_ = true;
    size_t all_ = 0;
};

// Not shown by a browser: the attribute hidden, or a style that says so.
[[nodiscard]] bool is_hidden(HtmlNode node);

struct MainContent {
    HtmlNode node;
    size_t left_out = 0;  // characters that are neither links nor part of what is read
};
// The innermost element that sites call the text (TRS_Editor, zoom, article …) and that holds most
// of the page's own text, else the innermost that holds nearly all of it, else <body>.
[[nodiscard]] MainContent main_content(HtmlNode root, const Boilerplate& boilerplate);

// <meta name="ArticleTitle"> (国办发〔2017〕47号, page tags), else the first <h1>, else <title>
// without the site's name.
[[nodiscard]] std::string page_title(HtmlNode root);
// What a page's data sheet says beside 发文字号 or 文号; empty where it has none.
[[nodiscard]] std::string page_document_number(HtmlNode root);

}  // namespace document
