#include "lesson/question.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lesson/state.h"
#include "store/number.h"

static const char *const confidences[] = {"1", "2", "3"};

size_t lab_lock_questions(const struct lab_part *part,
                          struct lab_question questions[LAB_QUESTIONS_MAX])
{
    questions[0] = (struct lab_question){.id = "choice",
                                         .kind = LAB_ASK_CHOICE,
                                         .label = "lock.field.choice",
                                         .help = "lock.question",
                                         .option_prefix = "lock.choice",
                                         .options = part->lock_choices,
                                         .option_count = part->lock_choice_count};
    questions[1] = (struct lab_question){.id = "number",
                                         .kind = LAB_ASK_NUMBER,
                                         .label = "lock.field.number",
                                         .help = "lock.number"};
    questions[2] = (struct lab_question){.id = "mechanism",
                                         .kind = LAB_ASK_CHOICE,
                                         .label = "lock.field.mechanism",
                                         .help = "lock.mechanism",
                                         .option_prefix = "lock.mechanism",
                                         .options = part->lock_mechanisms,
                                         .option_count = part->lock_mechanism_count};
    questions[3] = (struct lab_question){.id = "confidence",
                                         .kind = LAB_ASK_CHOICE,
                                         .label = "lock.field.confidence",
                                         .help = "lock.confidence",
                                         .option_prefix = "confidence",
                                         .options = confidences,
                                         .option_count = 3};
    return 4;
}

size_t lab_observe_questions(struct lab_question questions[LAB_QUESTIONS_MAX])
{
    questions[0] = (struct lab_question){.id = "observation",
                                         .kind = LAB_ASK_LINE,
                                         .label = "observe.field",
                                         .help = "observe.help"};
    return 1;
}

static const char *option_label(struct build *build, const struct lab_question *question,
                                size_t option)
{
    const char *id = question->options[option];
    const char *label = build_textf(build, "%s.%s", question->option_prefix, id);
    return label ? label : id;
}

static void choice_field(struct build *build, const struct lab_question *question,
                         const char *answer, struct scene_field *field)
{
    const char **labels = arena_alloc(build->arena, question->option_count * sizeof *labels);
    field->option_count = question->option_count;
    field->option = question->option_count;
    for (size_t i = 0; i < question->option_count; i++) {
        labels[i] = option_label(build, question, i);
        if (strcmp(question->options[i], answer) == 0) {
            field->option = i;
            field->value = labels[i];
        }
    }
    field->options = labels;
}

const char *lab_question_draft(struct build *build, const struct lab_question *question)
{
    return arena_printf(build->arena, "%s%s", question->id, LAB_DRAFT_SUFFIX);
}

bool lab_question_is_written(const struct lab_question *question)
{
    return question->kind == LAB_ASK_LINE || question->kind == LAB_ASK_TEXT;
}

static size_t text_limit(const struct lab_question *question)
{
    return question->kind == LAB_ASK_TEXT ? LAB_TEXT_MAX : LAB_LINE_MAX;
}

void lab_question_field(struct build *build, const struct lab_question *question,
                        const struct pairs *answers)
{
    bool choice = question->kind == LAB_ASK_CHOICE;
    struct scene_field *field = build_field(build, choice ? SCENE_CHOICE : SCENE_EDIT, question->id,
                                            build_text(build, question->label));
    const char *answer = pairs_text(answers, question->id);
    const char *help = build_textf(build, "%s", question->help);
    field->help = help ? help : "";
    if (choice) {
        choice_field(build, question, answer, field);
    } else {
        field->value = arena_strdup(build->arena, answer);
        field->multiline = question->kind == LAB_ASK_TEXT;
        field->text_limit = text_limit(question);
        const char *draft = pairs_text(answers, lab_question_draft(build, question));
        field->draft = *draft && strcmp(draft, answer) != 0 ? arena_strdup(build->arena, draft)
                                                            : NULL;
    }
    field->readout = arena_printf(build->arena, "%s: %.200s%s%s", field->label,
                                  *field->value ? field->value : build_text(build, "answer.none"),
                                  *field->help ? ". " : "", field->help);
}

/* ---- reading an answer ---- */

static const char *read_option(struct build *build, const struct lab_question *question,
                               const char *text, char why[LAB_WHY_BYTES])
{
    const char *found = NULL;
    size_t matches = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        const char *label = option_label(build, question, i);
        if (strcasecmp(text, question->options[i]) == 0 || strcasecmp(text, label) == 0) {
            return question->options[i];
        }
        if (*text && strncasecmp(text, label, strlen(text)) == 0) {
            found = question->options[i];
            matches++;
        }
    }
    if (matches == 1) {
        return found;
    }
    int used = snprintf(why, LAB_WHY_BYTES, "%s", build_text(build, "ui.choose_one"));
    for (size_t i = 0; i < question->option_count && used < LAB_WHY_BYTES - 1; i++) {
        used += snprintf(why + used, (size_t)(LAB_WHY_BYTES - used), "%s %s", i ? ";" : "",
                         option_label(build, question, i));
    }
    return NULL;
}

/* Grouping commas and blanks are how people write large numbers. */
static bool read_number(const char *text, double *value)
{
    char plain[64];
    size_t n = 0;
    for (; *text; text++) {
        if (*text == ',' || *text == ' ') {
            continue;
        }
        if (n + 1 == sizeof plain) {
            return false;
        }
        plain[n++] = *text;
    }
    plain[n] = '\0';
    if (n > 0 && plain[n - 1] == '%') {
        plain[n - 1] = '\0';
    }
    return number_parse_typed(plain, value);
}

const char *lab_question_read(struct build *build, const struct lab_question *question,
                              const char *text, char why[LAB_WHY_BYTES])
{
    char number[NUMBER_ROOM];
    double value;
    text += strspn(text, " ");
    if (question->kind == LAB_ASK_CHOICE) {
        return read_option(build, question, text, why);
    }
    if (!text[strspn(text, " \n\t")]) {
        snprintf(why, LAB_WHY_BYTES, "%s", build_text(build, "ui.cannot_stay_empty"));
        return NULL;
    }
    if (question->kind == LAB_ASK_COUNT_OR_NEVER && strcasecmp(text, "never") == 0) {
        return "never";
    }
    if (question->kind == LAB_ASK_NUMBER || question->kind == LAB_ASK_COUNT_OR_NEVER) {
        if (!read_number(text, &value)) {
            const char *id = question->kind == LAB_ASK_NUMBER ? "ui.type_number"
                                                              : "ui.type_number_or_never";
            snprintf(why, LAB_WHY_BYTES, "%s",
                     build_words(build, id, (struct lab_word[]){{"example", .text = "12.5"}, {0}}));
            return NULL;
        }
        return arena_strdup(build->arena, number_short(value, number));
    }
    if (lab_question_is_written(question) && strlen(text) > text_limit(question)) {
        const struct lab_word words[] = {
            {"bytes", .number = strlen(text)}, {"limit", .number = text_limit(question)}, {0}};
        snprintf(why, LAB_WHY_BYTES, "%s", build_words(build, "ui.too_long", words));
        return NULL;
    }
    return arena_strdup(build->arena, text);
}
