#include "lesson/question.h"

#include <string.h>
#include <strings.h>

#include "course/text.h"
#include "lesson/quantity.h"
#include "lesson/rules.h"
#include "store/number.h"

static const char *const confidences[] = {"1", "2", "3"};

size_t lock_questions(const struct part *part, struct question questions[QUESTIONS_MAX])
{
    bool finale = part->number == SIM_PART_FINALE;
    size_t count = 0;
    questions[count++] = (struct question){.id = "choice",
                                           .kind = ASK_CHOICE,
                                           .label = "lock.field.choice",
                                           .help = "lock.question",
                                           .option_prefix = part_choice_prefix(part->number),
                                           .options = part->lock_choices,
                                           .option_count = part->lock_choice_count};
    if (!finale) {
        questions[count++] = (struct question){.id = "number",
                                               .kind = ASK_NUMBER,
                                               .label = "lock.field.number",
                                               .help = "lock.number",
                                               .unit = rules_of(part->number)->number_unit};
        questions[count++] = (struct question){.id = "mechanism",
                                               .kind = ASK_CHOICE,
                                               .label = "lock.field.mechanism",
                                               .help = "lock.mechanism",
                                               .option_prefix = "lock.mechanism",
                                               .options = part->lock_mechanisms,
                                               .option_count = part->lock_mechanism_count};
    }
    questions[count++] = (struct question){.id = "confidence",
                                           .kind = ASK_CHOICE,
                                           .label = "lock.field.confidence",
                                           .help = "lock.confidence",
                                           .option_prefix = "confidence",
                                           .options = confidences,
                                           .option_count = 3};
    return count;
}

size_t observe_questions(struct question questions[QUESTIONS_MAX])
{
    questions[0] = (struct question){
        .id = "observation", .kind = ASK_LINE, .label = "observe.field", .help = "observe.help"};
    return 1;
}

bool question_is_written(const struct question *question)
{
    return question->kind == ASK_LINE || question->kind == ASK_TEXT;
}

size_t question_limit(const struct question *question)
{
    return question->kind == ASK_TEXT ? ANSWER_TEXT_MAX : ANSWER_LINE_MAX;
}

/* ---- reading an answer ---- */

static const char *refuse(const struct question *question, struct message_word why,
                          struct outcome *outcome)
{
    why.name = "why";
    outcome_refuse(outcome, (struct message){
                                .id = "ui.about",
                                .words = {{"what", MESSAGE_TEXT, .text = question->label}, why},
                            });
    return NULL;
}

static const char *read_option(const struct question *question, const char *text,
                               struct outcome *outcome)
{
    for (size_t i = 0; i < question->option_count; i++) {
        if (strcasecmp(text, question->options[i]) == 0) {
            return question->options[i];
        }
    }
    struct question *asked = arena_alloc(outcome->arena, sizeof *asked);
    *asked = *question;
    return refuse(question, (struct message_word){.kind = MESSAGE_OPTIONS, .question = asked},
                  outcome);
}

static const char *read_number(const struct catalog *catalog, const struct typed_rule *rule,
                               const struct question *question, const char *text,
                               struct outcome *outcome)
{
    char number[NUMBER_ROOM];
    double value;
    bool never = question->kind == ASK_COUNT_OR_NEVER;
    const char *example = language_number(&catalog->language, outcome->arena, "12.5");
    const struct quantity asked = {
        .rule = rule,
        .unit = question->unit ? unit_of(&catalog->reference.units, question->unit) : NULL,
        .what = {.kind = MESSAGE_TEXT, .text = question->label},
        .otherwise = {.id = never ? "ui.type_number_or_never" : "ui.type_number",
                      .words = {{"field", MESSAGE_TEXT, .text = question->label},
                                {"example", MESSAGE_PLAIN, .text = example}}}};
    return quantity_read(&asked, text, &value, outcome)
               ? arena_strdup(outcome->arena, number_short(value, number))
               : NULL;
}

static const char *read_written(const struct question *question, const char *text,
                                struct outcome *outcome)
{
    size_t bytes = strlen(text), limit = question_limit(question);
    if (bytes <= limit) {
        return arena_strdup(outcome->arena, text);
    }
    const char *given = arena_printf(outcome->arena, "%zu", bytes);
    const char *most = arena_printf(outcome->arena, "%zu", limit);
    outcome_refuse(outcome, (struct message){
                                .id = "ui.too_long",
                                .words = {{"field", MESSAGE_TEXT, .text = question->label},
                                          {"bytes", MESSAGE_PLAIN, .text = given},
                                          {"limit", MESSAGE_PLAIN, .text = most}},
                            });
    return NULL;
}

static bool is_never(const struct catalog *catalog, const char *text)
{
    return strcasecmp(text, "never") == 0 ||
           strcasecmp(text, text_of(catalog, NULL, 0, "reflect.never")) == 0;
}

static const char *read_answer(const struct catalog *catalog, const struct typed_rule *rule,
                               const struct question *question, const char *text,
                               struct outcome *outcome)
{
    text += strspn(text, " ");
    if (question->kind == ASK_CHOICE) {
        return read_option(question, text, outcome);
    }
    if (!text[strspn(text, " \n\t")]) {
        return refuse(question, (struct message_word){.kind = MESSAGE_TEXT, .text = "answer.empty"},
                      outcome);
    }
    if (question->kind == ASK_COUNT_OR_NEVER && is_never(catalog, text)) {
        return "never";
    }
    if (question->kind == ASK_NUMBER || question->kind == ASK_COUNT_OR_NEVER) {
        return read_number(catalog, rule, question, text, outcome);
    }
    return read_written(question, text, outcome);
}

/* A refusal says whose it is. */
static const char *read_or_name(const struct catalog *catalog, const struct typed_rule *rule,
                                const struct question *question, const char *text,
                                struct outcome *outcome)
{
    const char *answer = read_answer(catalog, rule, question, text, outcome);
    if (!answer) {
        outcome->message.field = question->id;
    }
    return answer;
}

const char *question_read(const struct catalog *catalog, const struct question *question,
                          const char *text, struct outcome *outcome)
{
    return read_or_name(catalog, &catalog->language.typed, question, text, outcome);
}

const char *question_reread(const struct catalog *catalog, const struct question *question,
                            const char *answer, struct outcome *outcome)
{
    return read_or_name(catalog, &typed_english, question, answer, outcome);
}

const char *question_shown(const struct catalog *catalog, struct arena *arena,
                           const struct question *question, const char *answer)
{
    if (question->kind != ASK_NUMBER && question->kind != ASK_COUNT_OR_NEVER) {
        return arena_strdup(arena, answer);
    }
    return strcmp(answer, "never") == 0 ? text_of(catalog, NULL, 0, "reflect.never")
                                        : language_number(&catalog->language, arena, answer);
}
