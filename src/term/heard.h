/* heard.h: what a listener has heard of a scene, and which of its verdicts are news since then. */
#ifndef TERM_HEARD_H
#define TERM_HEARD_H

#include <stdbool.h>

#include "scenes/scene.h"
#include "store/buffer.h"

/* Where it was, what it said of each row, what each control held, and what the field held that is
 * about to change; all zero is of no scene. */
struct heard {
    struct buffer place, verdicts, controls, value;
};

/* FIELD is an id; NULL: none. */
void heard_remember(struct heard *heard, const struct scene *scene, const char *field);
void heard_forget(struct heard *heard);

/* The only control that holds something else now, and what it held is the heard value from then on;
 * NULL: none does, or several do. */
const struct scene_field *heard_changed(struct heard *heard, const struct scene *scene);

/* Whether the scene is still the place that was heard. */
bool heard_place(const struct heard *heard, const struct scene *scene);

/* Goes through a scene's rows whose verdict is news, of the instruments that the word `verdicts`
 * names, or (ANY) of all tables of verdicts. All zero but for the first four it begins. */
struct heard_news {
    const struct heard *heard;
    const struct scene *scene;
    bool any;
    size_t instrument, row;
};

/* The next of them; NULL behind the last. */
const struct scene_row *heard_next(struct heard_news *news);

#endif
