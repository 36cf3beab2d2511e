/* doc_html: a document as a page of HTML that stands alone. */
#ifndef REPORT_DOC_HTML_H
#define REPORT_DOC_HTML_H

#include "report/doc.h"

/* Appends the page. Its heading names the field "login"; a prediction stands beside what the model
 * says, judged fields and rows of a group stand in tables, all else in lists of labels. */
void doc_html_write(const struct doc *doc, const struct catalog *catalog, struct buffer *out);

#endif
