// Vectorscan (or Hyperscan) over the same lexicon, message by message.
// usage: vectorscan LEXICON TEXT plain|tokens any|all
//   plain   \b at both ends, as anybody would write it
//   tokens  the borders that the sieve has: an apostrophe or a hyphen inside a word belongs to it
//   any     the first phrase ends a message; all: every phrase of it
// prints: MB/s, messages with a phrase, groups found in all messages, messages
#define _GNU_SOURCE
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 4096, PASSES = 64 };

// The words of src/Framekeeper/Language/Tokens.cs in regular expressions: a joiner (' - ’ ‘) belongs to a word between a word's byte and a letter.
#define LETTER "A-Za-z\\xC3-\\xE1\\xE3-\\xFF"
#define CURLY "\\xE2\\x80[\\x98\\x99]"
#define JOINER "(?:['-]|" CURLY ")"
#define OTHER(marks) "(?:[^0-9" LETTER "\\x80-\\xC2\\xE2'\\-" marks "]|\\xC2[\\x80-\\xBF]|\\xE2[\\x81-\\xBF][\\x80-\\xBF]|\\xE2\\x80"
#define APART OTHER("") "[\\x80-\\x97\\x9A-\\xBF])"
#define GAP OTHER(".!?\\n;,:()\"") "[\\x80-\\x92\\x95-\\x97\\x9A\\x9B\\x9E-\\xA5\\xA7-\\xBF])"
#define BEGIN "(?:^" JOINER "?|" APART JOINER "?|" JOINER JOINER ")"
#define BETWEEN "(?:" GAP "|(?:" GAP "|" JOINER ")(?:" GAP "|" JOINER ")+)"
#define END "(?:" JOINER "?$|" JOINER "?" APART "|" JOINER JOINER ")"

static const char *patterns[MOST];
static unsigned ids[MOST], flags[MOST], count;
static unsigned group[MOST];
static int stop_at_first;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static char *pattern(const char *phrase, int tokens) {
    char *out = calloc(1, 16384), *to = out;
    to += sprintf(to, "%s", tokens ? BEGIN : "\\b");
    for (; *phrase; phrase++) {
        if (tokens && *phrase == ' ') to += sprintf(to, "%s", BETWEEN);
        else if (tokens && *phrase == '\'') to += sprintf(to, "(?:'|%s)", CURLY);
        else *to++ = *phrase;
    }
    sprintf(to, "%s", tokens ? END : "\\b");
    return out;
}

static void read_lexicon(const char *file, int tokens) {
    FILE *in = fopen(file, "r");
    char line[512];
    unsigned groups = 0;
    if (!in) exit(2);
    while (fgets(line, sizeof line, in)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!strncmp(line, "## ", 3)) groups++;
        if (!line[0] || line[0] == '#' || count == MOST) continue;
        patterns[count] = pattern(line, tokens);
        flags[count] = HS_FLAG_CASELESS | HS_FLAG_DOTALL;
        ids[count] = count;
        group[count++] = groups - 1;
    }
    fclose(in);
}

static char *read_text(const char *file, long *length) {
    FILE *in = fopen(file, "rb");
    if (!in) exit(2);
    fseek(in, 0, SEEK_END);
    *length = ftell(in);
    rewind(in);
    char *text = malloc(*length + 64);
    if (fread(text, 1, *length, in) != (size_t)*length) exit(2);
    fclose(in);
    return text;
}

static int matched(unsigned id, unsigned long long from, unsigned long long to, unsigned f, void *found) {
    *(unsigned long long *)found |= 1ull << group[id];
    return stop_at_first;
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    read_lexicon(argv[1], !strcmp(argv[3], "tokens"));
    stop_at_first = !strcmp(argv[4], "any");
    long length;
    char *text = read_text(argv[2], &length);

    long messages = 0, *start = malloc((length + 1) * sizeof *start);
    start[0] = 0;
    for (long i = 0; i < length; i++) if (text[i] == '\n') start[++messages] = i + 1;

    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_multi(patterns, flags, ids, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 2;
    }
    hs_scratch_t *scratch = NULL;
    hs_alloc_scratch(database, &scratch);

    double times[PASSES], begin = now();
    long hits = 0, groups = 0;
    int passes = 0;
    while (passes < PASSES && (passes < 3 || now() - begin < 1)) {
        double a = now();
        hits = groups = 0;
        for (long i = 0; i < messages; i++) {
            unsigned long long found = 0;
            hs_scan(database, text + start[i], start[i + 1] - 1 - start[i], 0, scratch, matched, &found);
            hits += found != 0;
            groups += __builtin_popcountll(found);
        }
        times[passes++] = now() - a;
    }
    qsort(times, passes, sizeof *times, ascending);
    printf("%.3f %ld %ld %ld\n", length / times[passes / 2] / 1e6, hits, groups, messages);
    return 0;
}
