#include "scenes/verdicts.h"

#include <math.h>
#include <string.h>

#include "design/dial.h"
#include "scenes/aim_number.h"
#include "scenes/dial_words.h"
#include "scenes/illustrative.h"

const char *failure_text(const struct build *build, const struct rule *failure)
{
    const char *word = build_textf(build, "failure.%s.word", failure->id);
    const char *number = failure->reason ? "" : failure_number(build, failure);
    const char *told = *number ? build_join(build, "ui.before_number", word, number) : word;
    if (*number && build->form == NUMBER_WORDS) { /* no verdict beside it says the limit */
        told = build_join(build, "ui.alarm_limit", told, failure_limit(build, failure));
    }
    return build->advice == ADVICE_UNEARNED
               ? build_join(build, "ui.two_sentences", told, build_text(build, "try.unearned"))
               : told;
}

/* What is advised here is in sight. */
static void mark_advised(const struct build *build, const char *control)
{
    for (size_t i = 0; i < build->sheet->scene.field_count; i++) {
        struct scene_field *field = &build->sheet->fields[i];
        field->advised = field->advised || strcmp(field->id, control) == 0;
    }
}

const char *try_note(const struct build *build, struct evaluation *evaluation,
                     const struct rule *aim)
{
    bool repairs = build->advice == ADVICE_REPAIRS;
    if (build->advice != ADVICE_GIVEN && !repairs) {
        return "";
    }
    const struct help *help = evaluation_help(evaluation, aim,
                                              repairs ? &build->track->stress.bench : NULL);
    if (!help) {
        return repairs ? build_text(build, "try.none") : "";
    }
    bool elsewhere = help->part != evaluation_part(evaluation)->number;
    if (!elsewhere) {
        mark_advised(build, help->control->name);
    }
    const char *way = dial_is_option(help->control)
                          ? dial_at(build, help->control, help->value)
                          : build_text(build, help->direction > 0 ? "try.up" : "try.down");
    const char *where = elsewhere ? build_textf(build, "try.part.%d", (int)help->part) : NULL;
    const char *try = build_text(build, "try.try"), *label = dial_label(build, help->control);
    return where ? build_join(build, "ui.try_part", try, label, way, where)
                 : build_join(build, "ui.try", try, label, way);
}

static const char *limit_text(const struct build *build, enum relation relation, const char *limit)
{
    static const char *const words[] = {
        [RELATION_AT_MOST] = "relation.at_most",   [RELATION_BELOW] = "relation.below",
        [RELATION_AT_LEAST] = "relation.at_least", [RELATION_ABOVE] = "relation.above",
        [RELATION_EQUALS] = "relation.equals",
    };
    const struct word said[] = {
        {"words", .text = build_text(build, words[relation])}, {"number", .text = limit}, {0}};
    return build_words(build, "ui.before_number", said);
}

/* Below this a number is as short as it gets. */
static const double SHORT_FROM = 999;

/* "59.1" of "59.1 mg", "4.5k" of "$4.5k". */
static const char *without_symbol(const struct build *build, const char *said, const char *symbol)
{
    size_t length = strlen(said), unit = strlen(symbol);
    if (unit == 0 || length <= unit) {
        return said;
    }
    if (strncmp(said, symbol, unit) == 0) {
        return said + unit;
    }
    bool behind = strcmp(said + length - unit, symbol) == 0 && said[length - unit - 1] == ' ';
    size_t cut = behind ? length - unit - 1 : length;
    char *bare = arena_alloc(build->arena, cut + 1);
    memcpy(bare, said, cut);
    bare[cut] = '\0';
    return bare;
}

/* A side of an aim in few cells, of which SAID is all. */
static const char *short_side(const struct build *build, const struct limited *sides, double side,
                              const char *said)
{
    return isnan(side) ? ""
           : build->form == NUMBER_SHORT || fabs(side) < SHORT_FROM * sides->unit->factor
               ? said
               : number_text(build->catalog, build->arena, side, sides->unit,
                             limited_digits(sides, NUMBER_SHORT), NUMBER_SHORT);
}

/* The sign of a relation is written into it. */
static const struct scene_bound *keep_bound(const struct build *build, enum relation relation,
                                            struct scene_bound bound)
{
    static const char *const signs[] = {
        [RELATION_AT_MOST] = "<=", [RELATION_BELOW] = "<",  [RELATION_AT_LEAST] = ">=",
        [RELATION_ABOVE] = ">",    [RELATION_EQUALS] = "=",
    };
    struct scene_bound *kept = arena_alloc(build->arena, sizeof *kept);
    *kept = bound;
    kept->sign = signs[relation];
    return kept;
}

/* NULL where there is no limit to show; a voice has words for it. */
static const struct scene_bound *bound_of(const struct build *build, const struct rule *aim,
                                          const struct limited *sides, const char *value,
                                          const char *limit)
{
    if (isnan(sides->limit) || build->form == NUMBER_WORDS) {
        return NULL;
    }
    const char *symbol = sides->unit->symbol;
    const char *short_limit = short_side(build, sides, sides->limit, limit);
    const char *short_value = sides->value == sides->limit
                                  ? short_limit
                                  : short_side(build, sides, sides->value, value);
    return keep_bound(build, sides->relation,
                      (struct scene_bound){
                          .limit = limit,
                          .bare_value = without_symbol(build, short_value, symbol),
                          .bare_limit = without_symbol(build, short_limit, symbol),
                          .short_limit = short_limit,
                          .label = build->part == SIM_PART_FINALE
                                       ? build_textf(build, "aim.%s.brief", aim->id)
                                       : NULL,
                      });
}

void verdicts_bound(const struct build *build, struct scene_row *row, enum relation relation,
                    const char *limit)
{
    row->limit = limit_text(build, relation, limit);
    if (build->form != NUMBER_WORDS) {
        row->bound = keep_bound(build, relation,
                                (struct scene_bound){.limit = limit,
                                                     .bare_value = row->value,
                                                     .bare_limit = limit,
                                                     .short_limit = limit});
    }
}

/* A limit from above is exceeded, one from below is missed. */
static const char *margin_word(const struct rule *aim, double margin)
{
    bool upward = aim->relation == RELATION_AT_LEAST || aim->relation == RELATION_ABOVE;
    return margin >= 0                        ? "margin.spare"
           : aim->relation == RELATION_EQUALS ? "margin.off"
           : upward                           ? "margin.short"
                                              : "margin.over";
}

const char *margin_text(const struct build *build, const struct rule *aim, double margin)
{
    if (isnan(margin)) {
        return "";
    }
    const char *word = margin_word(aim, margin);
    if (margin < -1 && strcmp(word, "margin.over") == 0) {
        bool far = 1 - margin >= TIMES_MOST;
        const char *times = build_times(build, 1 - margin, "times");
        bool alone = far && build->form != NUMBER_WORDS;
        return alone ? times : build_join(build, "ui.times_limit", times);
    }
    return build_join(build, "ui.before_number", build_text(build, word),
                      build_relative(build, fabs(margin)));
}

/* Why an aim's value is none: for the model's reason, or since the best it is held against keeps
 * limits that this design breaks. */
static const char *reason_note(const struct build *build, const struct rule *aim,
                               const struct sim_outputs *out)
{
    enum sim_reason reason = sim_output_reason(out, aim->part);
    bool window = aim->value.figure != NULL && aim->value.figure->id == FIGURE_WINDOW_SHARE;
    return reason != SIM_OK ? build_textf(build, "reason.%s", sim_reason_id(reason))
           : window         ? build_text(build, "frontier.outside")
                            : "";
}

struct scene_instrument *verdicts_add(const struct build *build, struct evaluation *evaluation)
{
    const struct part *part = evaluation_part(evaluation);
    const struct judged *judged = evaluation_judged(evaluation);
    struct scene_instrument *verdicts = build_instrument(build, SCENE_VERDICTS, "verdicts",
                                                         part->aim_count);
    verdicts->title = build->advice == ADVICE_NONE
                          ? build_text(build, "case.verdicts")
                          : illustrative_title(build, part, &judged->design, verdicts->title);
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        enum holds holds = rule_holds(aim, &judged->design, &judged->out);
        const char *label = build_textf(build, "aim.%s", aim->id);
        const struct limited sides = aim_limited(build, aim, judged);
        const char *limit = limited_text(build, &sides, sides.limit);
        const char *value = isnan(sides.value)           ? ""
                            : sides.value == sides.limit ? limit
                                                         : limited_text(build, &sides, sides.value);
        struct scene_row *row = build_row(verdicts, label, value);
        row->limit = limit_text(build, sides.relation, limit);
        row->bound = bound_of(build, aim, &sides, row->value, limit);
        row->verdict = holds == RULE_HOLDS   ? SCENE_MET
                       : holds == RULE_FAILS ? SCENE_NOT_MET
                                             : SCENE_CANNOT_SAY;
        bool paged = build->sheet->scene.screen == SCENE_PAGE; /* there is room for all margins */
        if (part->number == SIM_PART_FINALE) {
            row->note = paged ? margin_text(build, aim, aim_margin(aim, judged)) : "";
        } else if (holds != RULE_HOLDS) {
            row->note = try_note(build, evaluation, aim);
        }
        if (holds == RULE_UNKNOWN && !*row->note) {
            row->note = reason_note(build, aim, &judged->out);
        }
    }
    verdicts->sentence = verdict_summary(build, part->aim_count, judged_aims_met(part, judged));
    return verdicts;
}

void verdicts_name(const struct build *build, struct scene_instrument *verdicts, const char *title)
{
    const struct part *part = &build->track->parts[build->part - 1];
    verdicts->title = illustrative_title(build, part, build->design, title);
}

const char *verdict_summary(const struct build *build, size_t aims, size_t met)
{
    return build_words(build, "ui.aims_met",
                       (struct word[]){{"met", .number = met}, {"count", .number = aims}, {0}});
}
