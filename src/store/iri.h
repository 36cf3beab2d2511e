/* iri: whether a text names something for the whole world. */
#ifndef STORE_IRI_H
#define STORE_IRI_H

#include <stdbool.h>

/*
 * Whether TEXT is an absolute IRI as RFC 3987 defines it (absolute-IRI: a scheme, ":", and more;
 * no fragment), in UTF-8, which activities and accounts of the Experience API need. What a scheme
 * of its own demands behind the colon is not asked.
 */
bool iri_is_absolute(const char *text);

/* What to say to who gave another text. */
#define IRI_WANTED "give an absolute IRI (RFC 3987), such as https://lms.example.edu"

#endif
