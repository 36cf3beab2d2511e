#include "report/drawn.h"

#include <math.h>

#include "scenes/pictures.h"
#include "web/bars.h"
#include "web/figure.h"
#include "web/plot.h"

enum { BARS_MAX = 12 };

/* The segments of a bar one below the other, each a share of the whole. */
static void add_bars(struct buffer *out, const struct catalog *catalog, const char *id,
                     const struct scene_instrument *bar)
{
    struct bars_row rows[BARS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < bar->row_count && count < BARS_MAX; i++) {
        const struct scene_row *row = &bar->rows[i];
        if (!isnan(row->share)) {
            rows[count++] = (struct bars_row){
                .label = row->label,
                .says = row->value,
                .segments = {{row->share, BARS_FULL}},
                .mark = NAN,
            };
        }
    }
    bars_add(out, id, bar->title, bar->sentence, rows, count, 1, &(struct bars_legend){0});
    plot_rows(out, catalog, bar);
    figure_close(out);
}

static void add_instruments(struct writer *writer, const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        const char *id = arena_printf(writer->build.arena, "%s-%s",
                                      part_id((enum sim_part)writer->build.part), instrument->id);
        struct buffer html = {0};
        if (instrument->kind == SCENE_PLOT) {
            plot_add(&html, writer->catalog, id, instrument);
        } else if (instrument->kind == SCENE_BAR && instrument->row_count > 0) {
            add_bars(&html, writer->catalog, id, instrument);
        }
        if (html.length > 0) {
            doc_figure(writer->doc, buffer_text(&html));
        }
        buffer_free(&html);
    }
}

void drawn_add(struct writer *writer, struct evaluation *evaluation)
{
    enum sim_part part = (enum sim_part)writer->build.part;
    const struct part_state *state = writer_state(writer, part);
    if (!writer->drawn) {
        return;
    }
    struct evaluation *first = evaluation_new(), *best = evaluation_new();
    struct sheet sheet = {.arena = arena_new()};
    struct build build = build_evaluated(&writer->build, writer->build.part, evaluation);
    bool runs = state->run_count > state->first_run;
    if (runs) {
        evaluation_set(first, build.track, part, &state->runs[state->first_run].design);
    }
    const struct workbench bench = {
        .now = evaluation,
        .design = evaluation_design(evaluation),
        .out = evaluation_out(evaluation),
        .first = runs ? first : NULL,
        .best = best,
        .state = state,
    };
    sheet_start(&sheet);
    build.sheet = &sheet;
    build.arena = sheet.arena;
    pictures_of(part)->instruments(&build, &bench);
    add_instruments(writer, &sheet.scene);
    sheet_free(&sheet);
    arena_free(sheet.arena);
    evaluation_free(first);
    evaluation_free(best);
}
