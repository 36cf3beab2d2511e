/* typing: what is typed into a field with options, as one of them. */
#ifndef SCENES_TYPING_H
#define SCENES_TYPING_H

#include <stddef.h>

#include "scenes/scene.h"

/* The option whose label was typed, capitals aside; the field's option_count where there is none. */
size_t typing_label(const struct scene_field *field, const char *text);

/* The same, or the one whose label alone begins so. Blanks before the text don't count. */
size_t typing_option(const struct scene_field *field, const char *text);

#endif
