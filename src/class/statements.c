#include "class/statements.h"

#include <stdio.h>
#include <string.h>

#include "course/text.h"
#include "lesson/state.h"
#include "store/digest.h"

const char *statements_who(const struct statements *s, const char *name)
{
    const char *text = pairs_get(&s->who, name);
    return text && *text ? text : "unknown";
}

/* ---- pieces ---- */

/* A UUID of version 5's shape (RFC 4122) from what its name hashes to. */
void statements_put_uuid(struct json_out *json, const char *member, const char *space,
                         const char *name)
{
    char hex[DIGEST_ROOM], text[40];
    struct buffer whole = {0};
    buffer_add_format(&whole, "%s/%s", space, name);
    digest_hex(buffer_text(&whole), whole.length, hex);
    hex[12] = '5';
    hex[16] = "89ab"[hex[16] % 4];
    snprintf(text, sizeof text, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
             hex + 20);
    json_put_text(json, member, text);
    buffer_free(&whole);
}

void statements_put_words(struct json_out *json, const char *member, const char *text)
{
    json_open(json, member, '{');
    json_put_text(json, "en", text);
    json_close(json, '}');
}

/* Appends TEXT as a step of an IRI's path. */
static void add_step(struct buffer *iri, const char *text)
{
    buffer_add_char(iri, '/');
    for (; *text; text++) {
        if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~", *text)) {
            buffer_add_char(iri, *text);
        } else {
            buffer_add_format(iri, "%%%02X", (unsigned)(unsigned char)*text);
        }
    }
}

/* HOME/course/track/part/question, as far as there is one. */
void statements_put_activity(struct json_out *json, const struct statements *s, bool part,
                             const char *question)
{
    struct buffer iri = {0};
    buffer_add_text(&iri, s->home);
    add_step(&iri, statements_who(s, "course"));
    if (part && s->track) {
        add_step(&iri, s->track->id);
    }
    if (part && s->part) {
        add_step(&iri, part_name(s->part));
    }
    if (question) {
        add_step(&iri, question);
    }
    json_put_text(json, "id", buffer_text(&iri));
    buffer_free(&iri);
}

static const char *wording(const struct statements *s, const char *id)
{
    return text_of(s->catalog, s->track, (int)s->part, id);
}

void statements_put_actor(struct json_out *json, const struct statements *s)
{
    json_open(json, "actor", '{');
    json_put_text(json, "objectType", "Agent");
    json_open(json, "account", '{');
    json_put_text(json, "homePage", s->home);
    json_put_text(json, "name", statements_who(s, "login"));
    json_close(json, '}');
    json_close(json, '}');
}

void statements_put_verb(struct json_out *json, const struct verb *verb)
{
    json_open(json, "verb", '{');
    json_put_text(json, "id", verb->id);
    statements_put_words(json, "display", verb->display);
    json_close(json, '}');
}

static void put_parent(struct json_out *json, const struct statements *s, const char *member,
                       bool part)
{
    json_open(json, member, '[');
    json_open(json, NULL, '{');
    statements_put_activity(json, s, part, NULL);
    json_close(json, '}');
    json_close(json, ']');
}

void statements_put_context(struct json_out *json, const struct statements *s)
{
    json_open(json, "context", '{');
    statements_put_uuid(json, "registration", "ledger", statements_who(s, "nonce"));
    json_put_text(json, "platform", statements_who(s, "program"));
    json_put_text(json, "language", "en");
    json_open(json, "contextActivities", '{');
    if (s->part) {
        put_parent(json, s, "parent", true);
    }
    put_parent(json, s, "grouping", false);
    json_close(json, '}');
    json_close(json, '}');
}

/* ---- the interaction ---- */

static const char *interaction_type(const struct question *question)
{
    static const char *const types[] = {
        [ASK_CHOICE] = "choice",     [ASK_NUMBER] = "numeric",    [ASK_COUNT_OR_NEVER] = "fill-in",
        [ASK_LINE] = "long-fill-in", [ASK_TEXT] = "long-fill-in",
    };
    return types[question->kind];
}

static void put_options(struct json_out *json, const struct statements *s,
                        const struct question *question)
{
    json_open(json, "choices", '[');
    for (size_t i = 0; i < question->option_count; i++) {
        char id[100];
        snprintf(id, sizeof id, "%s.%s", question->option_prefix, question->options[i]);
        json_open(json, NULL, '{');
        json_put_text(json, "id", question->options[i]);
        statements_put_words(json, "description", wording(s, id));
        json_close(json, '}');
    }
    json_close(json, ']');
}

void statements_put_object(struct json_out *json, const struct statements *s,
                           const struct question *question)
{
    json_open(json, "object", '{');
    json_put_text(json, "objectType", "Activity");
    statements_put_activity(json, s, true, question ? question->id : NULL);
    json_open(json, "definition", '{');
    if (question) {
        json_put_text(json, "type", ADL "activities/cmi.interaction");
        statements_put_words(json, "name", wording(s, question->label));
        statements_put_words(json, "description", wording(s, question->help));
        json_put_text(json, "interactionType", interaction_type(question));
        if (question->kind == ASK_CHOICE) {
            put_options(json, s, question);
        }
    } else {
        json_put_text(json, "type", s->part ? ADL "activities/module" : ADL "activities/course");
        statements_put_words(json, "name",
                             s->part    ? wording(s, "title")
                             : s->track ? wording(s, "name")
                                        : statements_who(s, "course"));
    }
    json_close(json, '}');
    json_close(json, '}');
}
