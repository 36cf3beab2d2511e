/* page: the frame of a page: title, style, a link that skips to the content, links to the
 * sections; verdicts as words with a sign, so that no colour is needed. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "course/catalog.h"
#include "course/text.h"

/* How a page of ours begins, in its first bytes: by it we know a file that we may replace. */
extern const char page_sign[];

/* Begins a page in the language of the catalog's texts. TITLE is its only heading of the first
 * rank; the sections follow. Ended by page_end. */
void page_begin(struct buffer *out, const struct catalog *catalog, const char *title);
void page_end(struct buffer *out);

/* A section that a list of links names. */
struct page_link {
    const char *id, *title;
};

/* The list of links to COUNT sections. */
void page_links(struct buffer *out, const struct catalog *catalog, const struct page_link *links,
                size_t count);

/* Begins a section, with a heading of the second rank; ended by page_section_end. */
void page_section(struct buffer *out, const char *id, const char *title);
void page_section_end(struct buffer *out);

/* A text of the program's, ui.page.ID or the like. */
const char *page_text(const struct catalog *catalog, const char *id);

/* The same with words in its placeholders, appended to a buffer. */
void page_words(struct buffer *out, const struct catalog *catalog, const char *id,
                const struct word *words);

/* How something is marked, beside its word. */
enum page_mark { PAGE_UNMARKED, PAGE_GOOD, PAGE_BAD, PAGE_OPEN };

/* A word with its mark. */
void page_verdict(struct buffer *out, enum page_mark mark, const char *word);

/* Begins and ends a table: its caption and the headings of its columns, COUNT of them. Where it is
 * wider than the window it scrolls in itself, by keys, too. */
void page_table(struct buffer *out, const char *caption, const char *const *columns, size_t count);
void page_table_end(struct buffer *out);

/* The heading of a row, and a cell with a text. */
void page_row(struct buffer *out, const char *heading);
void page_row_end(struct buffer *out);
void page_cell(struct buffer *out, const char *text);
void page_number(struct buffer *out, const char *text);

#endif
