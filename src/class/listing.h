/* listing: a class as an instructor reads it: the students, what is damaged, who is missing, what
 * stands out. Nothing in it can move a terminal's cursor. */
#ifndef CLASS_LISTING_H
#define CLASS_LISTING_H

#include "class/grading.h"
#include "store/buffer.h"
#include "store/json.h"

/* Appends it as text, 80 columns where names allow. */
void listing_add_text(struct buffer *out, const struct class *class, const struct grading *grading);

/* The same as members of a JSON object that the caller opened. */
void listing_put_json(struct json_out *json, const struct class *class,
                      const struct grading *grading);

#endif
