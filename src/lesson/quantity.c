#include "lesson/quantity.h"

#include "store/typed.h"

static void refuse_doubt(const struct quantity *quantity, const struct typed_number *typed,
                         struct outcome *outcome)
{
    struct message message = {
        .id = "ui.number_comma",
        .words = {
            quantity->what,
            {"one", MESSAGE_PLAIN, .text = arena_strdup(outcome->arena, typed->readings[0])},
            {"other", MESSAGE_PLAIN, .text = arena_strdup(outcome->arena, typed->readings[1])}}};
    message.words[0].name = "what";
    outcome_refuse(outcome, message);
}

static void refuse_unit(const struct quantity *quantity, const struct typed_number *typed,
                        struct outcome *outcome)
{
    bool named = quantity->unit && *quantity->unit->symbol;
    struct message message = {
        .id = named ? "ui.number_unit" : "ui.number_no_unit",
        .words = {quantity->what,
                  {"typed", MESSAGE_TYPED, .text = arena_strdup(outcome->arena, typed->rest)},
                  {named ? "unit" : NULL, MESSAGE_UNIT, .unit = quantity->unit}}};
    message.words[0].name = "what";
    outcome_refuse(outcome, message);
}

bool quantity_read(const struct quantity *quantity, const char *text, double *value,
                   struct outcome *outcome)
{
    const struct typed_unit unit = quantity->unit != NULL
                                       ? unit_typed(quantity->unit, quantity->share)
                                       : (struct typed_unit){.symbol = "",
                                                             .share = quantity->share};
    struct typed_number typed;
    switch (typed_read(text, quantity->rule, &unit, &typed)) {
    case TYPED_GOOD: *value = typed.value; return true;
    case TYPED_TWO_WAYS: refuse_doubt(quantity, &typed, outcome); return false;
    case TYPED_FOREIGN_UNIT: refuse_unit(quantity, &typed, outcome); return false;
    default: outcome_refuse(outcome, quantity->otherwise); return false;
    }
}
