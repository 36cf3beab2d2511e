/* slider.h: a field in one row. A widget (draw.h). */
#ifndef VIEW_SLIDER_H
#define VIEW_SLIDER_H

#include "scenes/stage.h"
#include "view/canvas.h"

/*
 * "> Fleet size N      100,000 [----|--]", ':' where the first design stood, "[1 of 2]" for a
 * choice, "[x]" for a switch, the word "fixed" for what is never set, and "[Commit run]" for an
 * action. Its own words are in the session's language.
 */
void slider_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                 const struct scene_field *field, bool focus);

#endif
