/* doc_text: a document as plain text of 72 columns, wrapped after Unicode's rules. */
#ifndef REPORT_DOC_TEXT_H
#define REPORT_DOC_TEXT_H

#include "report/doc.h"

/* Appends the document. */
void doc_text_write(const struct doc *doc, struct buffer *out);

#endif
