#include "class/page_words.h"

#include <math.h>
#include <stdio.h>

#include "store/number.h"
#include "web/html.h"

const char *page_judgement(const struct catalog *catalog, enum verdict verdict)
{
    static const char *const ids[] = {
        [VERDICT_SOUND] = "ui.class.sound",
        [VERDICT_QUESTIONABLE] = "ui.class.questionable",
        [VERDICT_NOT_GRADED] = "ui.class.not_graded",
    };
    return page_text(catalog, ids[verdict]);
}

enum page_mark page_judgement_mark(enum verdict verdict)
{
    static const enum page_mark marks[] = {
        [VERDICT_SOUND] = PAGE_GOOD,
        [VERDICT_QUESTIONABLE] = PAGE_OPEN,
        [VERDICT_NOT_GRADED] = PAGE_BAD,
    };
    return marks[verdict];
}

const char *page_standing(const struct catalog *catalog, enum standing standing)
{
    static const char *const ids[] = {
        [STANDING_GRADED] = "ui.class.graded",       [STANDING_ABSENT] = "ui.class.absent",
        [STANDING_DAMAGED] = "ui.class.damaged",     [STANDING_FOREIGN] = "ui.class.foreign",
        [STANDING_ELSEWHERE] = "ui.class.elsewhere", [STANDING_DEMO] = "report.demo_mark",
        [STANDING_CLOSED] = "ui.class.closed",
    };
    return page_text(catalog, ids[standing]);
}

const char *page_progress(const struct catalog *catalog, const struct summary *summary,
                          enum sim_part part)
{
    const struct summary_question *question = summary
                                                  ? summary_question(summary, summary->track, part)
                                                  : NULL;
    return !question ? "-"
                     : page_text(catalog, question->finished   ? "progress.done"
                                          : question->revealed ? "progress.revealed"
                                                               : "progress.locked");
}

void page_add_count_of(struct buffer *out, const struct catalog *catalog, size_t number,
                       size_t count)
{
    char first[24], last[24];
    snprintf(first, sizeof first, "%zu", number);
    snprintf(last, sizeof last, "%zu", count);
    const struct word words[] = {{"number", .text = first},
                                 {"of", .text = page_text(catalog, "verdicts.of")},
                                 {"count", .text = last},
                                 {0}};
    page_words(out, catalog, "ui.count_of", words);
}

void page_add_number(struct buffer *out, const struct catalog *catalog, double value, int digits)
{
    struct arena *arena = arena_new();
    char text[NUMBER_ROOM];
    double scale = value == 0 ? 1 : pow(10, digits - 1 - floor(log10(fabs(value))));
    number_short(round(value * scale) / scale, text);
    buffer_add_text(out, language_number(&catalog->language, arena, text));
    arena_free(arena);
}

void page_add_label(struct buffer *out, const struct catalog *catalog, const char *label,
                    const char *value)
{
    const struct word words[] = {{"label", .text = label}, {"value", .text = value}, {0}};
    page_words(out, catalog, "ui.label_value", words);
}

void page_count_cell(struct buffer *out, size_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    page_number(out, text);
}

void page_count_of_cell(struct buffer *out, const struct catalog *catalog, size_t number,
                        size_t count)
{
    struct buffer text = {0};
    page_add_count_of(&text, catalog, number, count);
    page_number(out, buffer_text(&text));
    buffer_free(&text);
}
