"""The llama.cpp server with a tiny random model: real HTTP, tokens, usage and truncation.

The model has read nothing: it proves the wire, never a prompt. Its answers are ASCII, and under
the JSON Schema of a draft they are whole drafts of some hundred tokens, more than half of whose
pointers have the form of one (`s4`, `q2`).
"""

from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
import numpy.typing as npt
import pytest
import xllamacpp

MODEL = "tiny"
CONTEXT = 1 << 16  # a token is a byte, so this is an article of some ten thousand words

WIDTH, INNER, LAYERS = 64, 128, 2
HEADS = 1  # four would take four times as long behind the prompt of an article
BOS, EOS = 256, 257
SEED = 7
SIGMA = 0.08

# The embeddings are nearly orthogonal and the layers add little, so "the output row of B holds
# the embedding of A, times k" means: after A, the logit of B is higher by about k.
AFTER = (  # (previous token, next token, k)
    ('"', "sqr", 3.5),
    ("sqr", "0123456789", 4.5),
    ("0123456789", '"', 2.0),
    ("[", '{"', 4.0),
    ('}"', ",", 1.5),
)
# Through the first dimension, which is the same in every state: for any previous token.
ALWAYS = {'"': 0.45, "]": 0.3, "\\": -20.0}

Matrix = npt.NDArray[np.float32]


def byte_tokens() -> list[str]:
    """The 256 tokens of one byte, as the gpt2 tokenizer writes them: a visible character each."""
    visible = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    spare = iter(range(0x100, 0x200))
    return [chr(byte if byte in visible else next(spare)) for byte in range(256)]


def embeddings(random: np.random.Generator, tokens: int) -> tuple[Matrix, Matrix]:
    """Input and output embeddings, both of shape (tokens, WIDTH)."""
    entry = _normal(random, tokens, WIDTH)
    entry[:, 0] = 3.0
    exit_ = _normal(random, tokens, WIDTH)
    exit_[:, 0] = 0.0
    unprintable = [byte for byte in range(256) if not 0x20 <= byte < 0x7F]
    exit_[[*unprintable, BOS], 0] = -20.0
    for character, weight in ALWAYS.items():
        exit_[ord(character), 0] = weight
    for before, after, weight in AFTER:
        for token in after.encode():
            exit_[token, 1:] += weight * entry[list(before.encode()), 1:].sum(axis=0)
    return entry, exit_


def write_model(path: Path) -> None:
    """Write the model, a GGUF file of half a megabyte."""
    characters = byte_tokens()
    space = characters[ord(" ")]
    tokens = [*characters, "<bos>", "<eos>", f"{space}t"]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_token_types([*[normal] * 256, control, control, normal])
    writer.add_token_merges([f"{space} t"])  # llama.cpp refuses a gpt2 tokenizer without merges
    writer.add_bos_token_id(BOS)
    writer.add_eos_token_id(EOS)
    for name, tensor in _tensors(len(tokens)).items():
        writer.add_tensor(f"{name}.weight", tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _tensors(tokens: int) -> dict[str, Matrix]:
    random = np.random.default_rng(SEED)
    ones = np.ones(WIDTH, np.float32)
    entry, exit_ = embeddings(random, tokens)
    tensors = {"token_embd": entry, "output_norm": ones, "output": exit_}
    for layer in range(LAYERS):
        for part in ("attn_q", "attn_k", "attn_v"):
            tensors[f"blk.{layer}.{part}"] = _normal(random, WIDTH, WIDTH)
        tensors[f"blk.{layer}.attn_output"] = _normal(random, WIDTH, WIDTH, sigma=SIGMA / 10)
        tensors[f"blk.{layer}.attn_norm"] = ones
        tensors[f"blk.{layer}.ffn_gate"] = _normal(random, INNER, WIDTH)
        tensors[f"blk.{layer}.ffn_up"] = _normal(random, INNER, WIDTH)
        tensors[f"blk.{layer}.ffn_down"] = _normal(random, WIDTH, INNER, sigma=SIGMA / 10)
        tensors[f"blk.{layer}.ffn_norm"] = ones
    return tensors


def _normal(random: np.random.Generator, *shape: int, sigma: float = SIGMA) -> Matrix:
    return random.normal(0.0, sigma, shape).astype(np.float32)


def start(model: Path) -> xllamacpp.Server:
    """Start the server on a free loopback port; it stops when the value is dropped."""
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.model_alias = {MODEL}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT
    params.n_parallel = 4
    params.kv_unified = True  # any one of the four may fill the whole context
    params.cpuparams.n_threads = 1
    params.warmup = False
    params.ui = False
    params.verbosity = -1
    return xllamacpp.Server(params)


@pytest.fixture(scope="session")
def llama_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of a running server, `http://127.0.0.1:PORT/v1`."""
    path = tmp_path_factory.mktemp("llama") / "tiny.gguf"
    write_model(path)
    server = start(path)
    yield f"{server.listening_address}/v1"
    del server
