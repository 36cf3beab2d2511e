/*
 * widgets.h: how each piece of a scene looks.
 *
 * Every widget draws into a rectangle of the canvas and never outside of it, at any size, 0x0 too:
 * what does not fit is left out. Blanks are left as they are, so clear the canvas first. Columns
 * depend on the rectangle and on labels, never on a number, so that a step changes few cells.
 * `focus` is the row that has the focus: it shows '>' and takes the hardware cursor; `count` or
 * more means none. Functions that return an int return the rows that all they show would take.
 * Words of a widget's own are in the session's language.
 */
#ifndef VIEW_WIDGETS_H
#define VIEW_WIDGETS_H

#include "lesson/session.h"
#include "view/canvas.h"

/*
 * A field in one row: "> Fleet size N      100,000 [----|--]", ':' where the first design stood,
 * "[1 of 2]" for a choice, "[x]" for a switch, the word "fixed" for what is never set, and
 * "[Commit run]" for an action.
 */
void slider_draw(struct canvas *canvas, struct rect rect, const struct lab_session *session,
                 const struct scene_field *field, bool focus);

/*
 * Rows stacked to one bar by share, in letters, and below it each row, where it's wide with a bar
 * of its own.
 */
int bar_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
             size_t focus);

/*
 * The first row's share on a scale of 0..1, then the other rows. Its verdict stands among the
 * verdicts.
 */
int gauge_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
               size_t focus);

/* Label, value, limit, verdict and note in columns, from row `first` on. A narrow rectangle loses
 * the note first, then the limit, and where no label would be left, the verdict. */
int rows_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t first, size_t focus);

/* Label, verdict and value in one row, the note in a row below, for narrow columns. */
int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus);

/* The newest values that fit into one row, oldest first, from their least to their greatest. */
void sparkline_draw(struct canvas *canvas, struct rect rect, const double *values, size_t count);

/*
 * Axes with tick labels, marks, series and a legend. A mark that is a point shows its letter, '@'
 * where it has none. With `braille` the series are dots on the UTF-8 tier.
 */
void plot_draw(struct canvas *canvas, struct rect rect, const struct lab_session *session,
               const struct scene_plot *plot, bool braille);

/* The radar and, beside or below it where there is room, its rows; without rows its own table. */
void radar_draw(struct canvas *canvas, struct rect rect, const struct lab_session *session,
                const struct scene_radar *radar, const struct scene_row *rows, size_t count);

/* The map with sites and links, and the rows below or beside it where there is room. */
void map_draw(struct canvas *canvas, struct rect rect, const struct scene_map *map,
              const struct scene_row *rows, size_t count);

/* Wrapped paragraphs from line `scroll` on. Returns the lines of them all. */
int paragraphs_draw(struct canvas *canvas, struct rect rect,
                    const struct scene_paragraph *paragraphs, size_t count, int scroll, bool tight);

/* "brief lock >WORKBENCH< observe reveal": the current step is always seen, ".." stands for steps
 * that don't fit. */
void trail_draw(struct canvas *canvas, struct rect rect, const struct scene_step *steps,
                size_t count);

/* "fleetlab  Cloud Titan  1 Scaling Wall" */
void header_draw(struct canvas *canvas, struct rect rect, const char *track, const char *title);

/* One line about the focus. */
void readout_draw(struct canvas *canvas, struct rect rect, const char *text);

/* What the last event did, and at the right end the word SAVED or NOT SAVED. */
void message_draw(struct canvas *canvas, struct rect rect, const struct lab_session *session,
                  const char *text, bool alarm, enum scene_save save);

#endif
