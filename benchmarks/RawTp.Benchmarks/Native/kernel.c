/*
 * The kernel's own raw tracepoint. A BPF program fires bpf_trigger_tp in a loop inside the kernel, through the kfunc that the kernel's own
 * benchmarks use (bpf_modify_return_test_tp), and 0, 1 or 8 programs that add its argument to a sum are attached in turn.
 * A line has the three figures of a round.
 */
#include <errno.h>
#include <linux/bpf.h>
#include <linux/btf.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "clock.h"

#define EVENTS 50000
#define INSTRUCTION(c, d, s, o, i) ((struct bpf_insn){.code = c, .dst_reg = d, .src_reg = s, .off = o, .imm = i})

static int bpf(int command, union bpf_attr *attributes)
{
    return (int)syscall(SYS_bpf, command, attributes, sizeof *attributes);
}

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(1);
}

static int load(const struct bpf_insn *code, int count, const char *what)
{
    static char log[1 << 20];
    union bpf_attr attributes = {
        .prog_type = BPF_PROG_TYPE_RAW_TRACEPOINT, .insns = (uintptr_t)code, .insn_cnt = (uint32_t)count, .license = (uintptr_t)"GPL",
        .log_buf = (uintptr_t)log, .log_size = sizeof log, .log_level = 4,
    };
    int program = bpf(BPF_PROG_LOAD, &attributes);
    if (program < 0) {
        fputs(log, stderr);
        die(what);
    }
    return program;
}

/* The id of a function in the kernel's BTF. */
static int function(const char *name)
{
    FILE *file = fopen("/sys/kernel/btf/vmlinux", "rb");
    static char data[32 << 20];
    if (!file || !fread(data, 1, sizeof data, file))
        die("/sys/kernel/btf/vmlinux");
    fclose(file);
    const struct btf_header *header = (void *)data;
    const char *names = data + header->hdr_len + header->str_off;
    const char *at = data + header->hdr_len + header->type_off;
    const char *end = at + header->type_len;
    for (int id = 1; at < end; id++) {
        const struct btf_type *type = (void *)at;
        unsigned count = BTF_INFO_VLEN(type->info);
        if (BTF_INFO_KIND(type->info) == BTF_KIND_FUNC && !strcmp(names + type->name_off, name))
            return id;
        at += sizeof *type;
        switch (BTF_INFO_KIND(type->info)) {
        case BTF_KIND_INT: case BTF_KIND_VAR: case BTF_KIND_DECL_TAG: at += 4; break;
        case BTF_KIND_ARRAY: at += sizeof(struct btf_array); break;
        case BTF_KIND_STRUCT: case BTF_KIND_UNION: at += count * sizeof(struct btf_member); break;
        case BTF_KIND_ENUM: at += count * sizeof(struct btf_enum); break;
        case BTF_KIND_ENUM64: at += count * sizeof(struct btf_enum64); break;
        case BTF_KIND_FUNC_PROTO: at += count * sizeof(struct btf_param); break;
        case BTF_KIND_DATASEC: at += count * sizeof(struct btf_var_secinfo); break;
        }
    }
    errno = ENOENT;
    die(name);
    return 0;
}

static int driver;

static double events(void)
{
    uint64_t context[1] = {0};
    union bpf_attr attributes = {.test = {.prog_fd = (uint32_t)driver, .ctx_in = (uintptr_t)context, .ctx_size_in = sizeof context}};
    double start = now();
    if (bpf(BPF_PROG_TEST_RUN, &attributes))
        die("BPF_PROG_TEST_RUN");
    return (now() - start) / EVENTS;
}

int main(int argc, char **argv)
{
    union bpf_attr sum = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 8, .max_entries = 1};
    int map = bpf(BPF_MAP_CREATE, &sum);
    if (map < 0)
        die("BPF_MAP_CREATE");
    struct bpf_insn adds[] = {
        INSTRUCTION(BPF_LDX | BPF_MEM | BPF_DW, 2, 1, 0, 0),
        INSTRUCTION(BPF_LD | BPF_IMM | BPF_DW, 1, BPF_PSEUDO_MAP_VALUE, 0, map),
        INSTRUCTION(0, 0, 0, 0, 0),
        INSTRUCTION(BPF_STX | BPF_ATOMIC | BPF_DW, 1, 2, 0, BPF_ADD),
        INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, 0),
        INSTRUCTION(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
    };
    struct bpf_insn fires[] = {
        INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_K, 6, 0, 0, 0),
        INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_X, 1, 6, 0, 0),
        INSTRUCTION(BPF_JMP | BPF_CALL, 0, BPF_PSEUDO_KFUNC_CALL, 0, function("bpf_modify_return_test_tp")),
        INSTRUCTION(BPF_ALU64 | BPF_ADD | BPF_K, 6, 0, 0, 1),
        INSTRUCTION(BPF_JMP | BPF_JLT | BPF_K, 6, 0, -4, EVENTS),
        INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, 0),
        INSTRUCTION(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
    };
    int program = load(adds, sizeof adds / sizeof *adds, "the program that adds");
    driver = load(fires, sizeof fires / sizeof *fires, "the program that fires");
    for (int round = 0, rounds = atoi(argv[1]); round < rounds; round++) {
        int links[8], attached = 0;
        for (int wanted = 0; wanted <= 8; wanted = wanted ? wanted * 8 : 1) {
            for (; attached < wanted; attached++) {
                union bpf_attr open = {.raw_tracepoint = {.name = (uintptr_t)"bpf_trigger_tp", .prog_fd = (uint32_t)program}};
                links[attached] = bpf(BPF_RAW_TRACEPOINT_OPEN, &open);
                if (links[attached] < 0)
                    die("BPF_RAW_TRACEPOINT_OPEN");
            }
            printf("%.3f ", events());
        }
        printf("\n");
        while (attached)
            close(links[--attached]);
    }
    return argc != 2;
}
