"""Model worker: loads one model file and answers predictions.

Runs inside a managed image, beside the user's libraries, so it needs the standard library and NumPy only (and pandas
for models that take a DataFrame). It knows nothing of labels, tests or results. The engine, a process outside the
image, sends columns as binary buffers and gets float64 predictions back; docs/reference/worker-protocol.md describes
the bytes.

    python -X faulthandler -u model_worker.py --socket PATH    connect to the engine's Unix socket
    python -X faulthandler -u model_worker.py --pipe           speak on standard input and output
    python model_worker.py --check                             describe this Python and what is installed, as JSON

Python 3.8 or later. This file has to parse with 3.8.
"""
import faulthandler
import importlib
import importlib.machinery
import importlib.util
import io
import json
import numbers
import os
import platform
import queue
import re
import socket
import struct
import sys
import threading
import time
import traceback

MAGIC = b"RMW1"
PREFIX = struct.Struct("<4sIQ")
ALIGNMENT = 8
MAX_HEADER_BYTES = 64 << 20
MAX_BODY_BYTES = 8 << 30
MAX_MESSAGE_CHARS = 2000
MAX_TRACEBACK_CHARS = 20000
CONNECT_SECONDS = 60
# The engine gives up first; this timer ends a model that holds the interpreter lock and so can't see it.
TIMER_GRACE_SECONDS = 5

# As it stands in tracebacks, from which our own lines are left out.
OWN_FILE = (lambda: None).__code__.co_filename

MIXED_FLOAT, MIXED_INT, MIXED_BOOL, MIXED_STRING = 1, 2, 3, 4


class WorkerError(Exception):
    """A failure that the engine shows as it is. `kind` is one of load, raised, shape, protocol."""

    def __init__(self, kind, message, trace=None, row=None):
        super().__init__(message)
        self.kind = kind
        self.trace = trace
        self.row = row


# ---------------------------------------------------------------------------------------------------------------------
# Bytes


class SocketStream:
    def __init__(self, path):
        self._socket = _connect(path)

    def readinto(self, view):
        # The kernel fills large buffers in one call, so the interpreter lock is taken once per buffer.
        return self._socket.recv_into(view, len(view), getattr(socket, "MSG_WAITALL", 0))

    def write(self, data):
        self._socket.sendall(data)

    def close(self):
        self._socket.close()


class PipeStream:
    """The same bytes on standard input and output, out of the reach of a model that reads or prints."""

    def __init__(self):
        if os.name == "nt":
            import msvcrt

            msvcrt.setmode(0, os.O_BINARY)
            msvcrt.setmode(1, os.O_BINARY)
        self._input = io.FileIO(os.dup(0), "rb")
        self._output = io.FileIO(os.dup(1), "wb")
        os.dup2(2, 1)

    def readinto(self, view):
        return self._input.readinto(view)

    def write(self, data):
        view = memoryview(data).cast("B")
        while len(view) > 0:
            view = view[self._output.write(view):]

    def close(self):
        self._input.close()
        self._output.close()


def _connect(path):
    deadline = time.monotonic() + CONNECT_SECONDS
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(path)
            return connection
        except (FileNotFoundError, ConnectionRefusedError, PermissionError):
            # Engine and worker start at the same time; the engine may not listen yet, or not have handed the socket
            # to this user yet.
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


class Message:
    """A JSON header, and a body with buffers at `spans`: [(offset, length)]."""

    def __init__(self, header, body, spans):
        self.header = header
        self.body = body
        self.spans = spans

    def take_body(self):
        """Hands the body over, so that it is freed when the new owner lets it go."""
        body, self.body = self.body, None
        return body


class Channel:
    """Messages over a stream. One thread reads, the main thread writes."""

    def __init__(self, stream):
        self._stream = stream
        self._process = os.getpid()
        self.allocate = bytearray
        if hasattr(os, "register_at_fork"):
            # A child that outlives this process must not hold the connection open, nor answer on it.
            os.register_at_fork(after_in_child=stream.close)

    def read(self):
        """The next message; None at the end of the stream."""
        prefix = self._read_exactly(bytearray(PREFIX.size))
        if prefix is None:
            return None
        magic, header_length, body_length = PREFIX.unpack(prefix)
        if magic != MAGIC:
            raise WorkerError("protocol", "the frame does not begin with the protocol's magic bytes")
        if header_length > MAX_HEADER_BYTES or body_length > MAX_BODY_BYTES:
            raise WorkerError("protocol", "the frame is too large")
        text = self._read_exactly(bytearray(header_length + padding(header_length)))
        body = self._read_exactly(self.allocate(body_length))
        if text is None or body is None:
            raise WorkerError("protocol", "the stream ended inside a frame")
        header = json.loads(text[:header_length].decode("utf-8"))
        spans, offset = [], 0
        for length in header.get("buffers", ()):
            spans.append((offset, length))
            offset += length + padding(length)
        if offset != body_length:
            raise WorkerError("protocol", "the lengths of the buffers don't add up")
        return Message(header, body, spans)

    def _read_exactly(self, buffer):
        view, filled = memoryview(buffer).cast("B") if len(buffer) > 0 else memoryview(b""), 0
        while filled < len(view):
            count = self._stream.readinto(view[filled:])
            if not count:
                return None
            filled += count
        return buffer

    def leave_if_forked(self):
        """Ends a child that the model forked and that returned from the model as well."""
        if os.getpid() != self._process:
            os._exit(1)

    def send(self, header, *buffers):
        self.leave_if_forked()
        lengths = [memoryview(buffer).nbytes for buffer in buffers]
        text = json.dumps(dict(header, buffers=lengths), separators=(",", ":")).encode("ascii")
        body_length = sum(length + padding(length) for length in lengths)
        parts = [PREFIX.pack(MAGIC, len(text), body_length), text, bytes(padding(len(text)))]
        self._stream.write(b"".join(parts))
        for buffer, length in zip(buffers, lengths):
            if length > 0:
                self._stream.write(memoryview(buffer).cast("B"))
            if padding(length) > 0:
                self._stream.write(bytes(padding(length)))


def padding(length):
    return -length % ALIGNMENT


# ---------------------------------------------------------------------------------------------------------------------
# Columns


class Batch:
    """One request's columns: NumPy arrays over the received body, which nothing else refers to.

    The columns can be taken once, by `frame` or `records`; a large body is then not kept while the model works.
    """

    def __init__(self, numpy, message):
        header = message.header
        self._numpy = numpy
        self._body = message.take_body()
        self._spans = iter(message.spans)
        self.rows = header["rows"]
        self.width = header["width"]
        self.names = [column["name"] for column in header["columns"]]
        self._columns = [self._decode(column) for column in header["columns"]]
        self._body = None

    def _take_columns(self):
        columns, self._columns = self._columns, None
        return columns

    def _array(self, dtype):
        offset, length = next(self._spans)
        dtype = self._numpy.dtype(dtype)
        return self._numpy.frombuffer(self._body, dtype, length // dtype.itemsize, offset)

    def _decode(self, column):
        """(dtype, array), or (dtype, codes, dictionary) for strings, whose dictionary ends with NaN for code -1."""
        dtype = column["dtype"]
        if dtype == "float64":
            return dtype, self._array("<f8")
        if dtype == "int64":
            return dtype, self._array("<i8")
        if dtype == "int64-as-float64":
            return "int64", self._array("<f8").astype("int64")
        if dtype == "bool":
            return dtype, self._array("u1").astype(bool)
        if dtype == "datetime64[ns]":
            return dtype, self._array("<i8").view("M8[ns]")
        if dtype == "string":
            codes = self._array("<i4")
            return dtype, codes, self._dictionary()
        if dtype == "object":
            kinds, values, codes = self._array("u1"), self._array("<f8"), self._array("<i4")
            return dtype, self._mixed(kinds, values, codes, self._dictionary())
        raise ValueError("unknown dtype %r" % dtype)

    def _dictionary(self):
        offsets = self._array("<i4").tolist()
        start, length = next(self._spans)
        blob = bytes(memoryview(self._body).cast("B")[start:start + length]) if length > 0 else b""
        # The engine writes lone surrogates as it writes any other code point.
        text = blob.decode("utf-8", "surrogatepass")
        ends = zip(offsets, offsets[1:])
        if len(text) == len(blob):
            values = [text[begin:end] for begin, end in ends]
        else:
            values = [blob[begin:end].decode("utf-8", "surrogatepass") for begin, end in ends]
        dictionary = self._numpy.empty(len(values) + 1, dtype=object)
        dictionary[:-1] = values
        dictionary[-1] = float("nan")
        return dictionary

    def _mixed(self, kinds, values, codes, dictionary):
        result = self._numpy.full(len(kinds), float("nan"), dtype=object)
        for kind, dtype in ((MIXED_FLOAT, "float64"), (MIXED_INT, "int64"), (MIXED_BOOL, "bool")):
            chosen = kinds == kind
            result[chosen] = values[chosen].astype(dtype).astype(object)
        chosen = kinds == MIXED_STRING
        result[chosen] = dictionary[codes[chosen]]
        return result

    def frame(self, pandas):
        """A DataFrame with the dtypes that this pandas' `read_csv` gives."""
        index = pandas.RangeIndex(self.rows)
        string = pandas.Series(["a"]).dtype  # `object` before pandas 3, `str` from then on.
        columns = [self._pandas_column(pandas, index, string, *column) for column in self._take_columns()]
        frame = pandas.DataFrame(dict(enumerate(columns)), index=index)
        try:
            frame.columns = pandas.Index(self.names)
        except UnicodeError:  # As below.
            frame.columns = pandas.Index(self.names, dtype=object)
        return frame

    def _pandas_column(self, pandas, index, string, dtype, values, dictionary=None):
        if dtype == "string":
            if string != object:
                try:
                    return pandas.array(dictionary[:-1], dtype=string).take(values, allow_fill=True)
                except UnicodeError:
                    pass  # Arrow can't hold lone surrogates; `read_csv` could not have read them either.
            return pandas.Series(dictionary[values], index=index, dtype=object)
        if dtype == "object":
            return pandas.Series(values, index=index, dtype=object)
        if dtype == "datetime64[ns]":
            usual = pandas.to_datetime(["2020-01-01"]).dtype  # Microseconds from pandas 3 on.
            if usual != values.dtype and not (values.view("int64") % 1000)[~self._numpy.isnat(values)].any():
                return values.astype(usual)
        return values

    def records(self, pandas):
        """One dict of plain Python values per row. Missing is float NaN."""
        lists = [self._plain(pandas, *column) for column in self._take_columns()]
        if not lists:
            return ({} for _ in range(self.rows))
        return (dict(zip(self.names, row)) for row in zip(*lists))

    def _plain(self, pandas, dtype, values, dictionary=None):
        if dtype == "string":
            return dictionary[values].tolist()
        if dtype == "datetime64[ns]":
            missing = self._numpy.isnat(values).tolist()
            # Nanoseconds are only representable with pandas; its Timestamp is a datetime.
            days = list(pandas.to_datetime(values)) if pandas is not None else values.astype("M8[us]").tolist()
            return [float("nan") if gone else day for day, gone in zip(days, missing)]
        return values.tolist()


# ---------------------------------------------------------------------------------------------------------------------
# Model


class Model:
    """The user's model file and the libraries needed to call it."""

    def __init__(self, path):
        module = load_module(path)
        # After the model file, so that what it sets in os.environ before its own imports still works.
        self.numpy = import_library("numpy", "Every model needs NumPy.")
        self.pandas = sys.modules.get("pandas")
        if callable(getattr(module, "predict_df", None)):
            self.pandas = import_library("pandas", "predict_df takes a pandas DataFrame.")
            self.function = "predict_df"
        elif callable(getattr(module, "predict_dict", None)):
            self.function = "predict_dict"
        else:
            near = sorted(name for name in vars(module) if "predict" in name.lower())[:10]
            found = " It has %s." % ", ".join(near) if near else ""
            raise WorkerError("load", "%s defines neither predict_df(df) nor predict_dict(x).%s" % (path, found))
        self._call = getattr(module, self.function)

    def describe(self):
        return {
            "function": self.function,
            "numpy": str(self.numpy.__version__),
            "pandas": None if self.pandas is None else str(self.pandas.__version__),
        }

    def predict(self, batch):
        """Predictions of a batch, float64, shape (rows, width)."""
        if batch.rows == 0:
            return self.numpy.empty((0, batch.width))
        if self.function == "predict_df":
            result = call_model(self._call, batch.frame(self.pandas))
            return self._converted(result, batch.rows, batch.width)
        matrix = self.numpy.empty((batch.rows, batch.width))
        for row, record in enumerate(batch.records(self.pandas)):
            result = call_model(self._call, record, row)
            matrix[row] = self._converted(result, None, batch.width, row)
        return matrix

    def _converted(self, result, rows, width, row=None):
        try:
            return self._matrix(result, rows, width) if row is None else self._row(result, row, width)
        except WorkerError:
            raise
        except Exception as error:  # An object of the model's own making that only looks like numbers.
            raise model_error("shape", error, row) from error

    def _matrix(self, result, rows, width):
        expected = "(%d,)" % rows if width == 1 else "(%d, %d)" % (rows, width)
        array = self._array(result)
        if array is None or array.ndim > 2 or array.ndim == 0:
            raise WorkerError("shape", "predict_df returned %s. Return a NumPy array of shape %s."
                              % (self._describe(result), expected))
        if array.shape[0] != rows or array.shape[1:] not in (((), (1,)) if width == 1 else ((width,),)):
            hint = ""
            if width == 1 and array.shape == (rows, 2):
                hint = " Return the probability of the positive class only, for example `[:, 1]`."
            raise WorkerError("shape", "predict_df returned %s for %d rows, expected shape %s.%s"
                              % (self._describe(result), rows, expected, hint))
        return self._floats(array, "predict_df").reshape(rows, width)

    def _array(self, result):
        """The returned container as an array; None when it is not one of those that are accepted."""
        if isinstance(result, self.numpy.ma.MaskedArray):
            return result.astype("float64").filled(float("nan"))
        if isinstance(result, self.numpy.ndarray):
            return self.numpy.asarray(result)
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(result, (pandas.Series, pandas.DataFrame)):
            return result.to_numpy()
        if isinstance(result, list):
            try:
                return self.numpy.asarray(result)
            except ValueError:  # Rows of several lengths.
                return None
        return None

    def _floats(self, array, function, row=None):
        if array.dtype.kind == "O":
            return self._floats_of_objects(array, function, row)
        if array.dtype.kind not in "biuf":
            message = "%s returned values of dtype %s, expected numbers." % (function, array.dtype)
            raise WorkerError("shape", message, row=row)
        return self.numpy.ascontiguousarray(array, dtype="<f8")

    def _floats_of_objects(self, array, function, row):
        missing = getattr(sys.modules.get("pandas"), "NA", None)
        result = self.numpy.empty(array.shape, dtype="<f8")
        for position, value in zip(self.numpy.ndindex(*array.shape), array.ravel().tolist()):
            if value is None or value is missing:
                value = float("nan")
            if not isinstance(value, (numbers.Real, self.numpy.bool_)):
                at = position[0] if row is None else row
                message = "%s returned a %s where a number was expected." % (function, type_name(value))
                raise WorkerError("shape", message, row=at)
            result[position] = to_float(value)
        return result

    def _row(self, result, row, width):
        if isinstance(result, (numbers.Real, self.numpy.bool_)) and width == 1:
            return to_float(result)
        array = self._array(result) if isinstance(result, (list, self.numpy.ndarray)) else None
        if array is None or array.size != width or array.ndim > 2:
            expected = "a number" if width == 1 else "an array of %d numbers" % width
            message = "predict_dict returned %s, expected %s." % (self._describe(result), expected)
            raise WorkerError("shape", message, row=row)
        return self._floats(array, "predict_dict", row).reshape(width)

    def _describe(self, result):
        if result is None:
            return "None (is a `return` missing?)"
        shape = getattr(result, "shape", None)
        if isinstance(shape, tuple):
            return "%s of shape %s" % (type_name(result), tuple(shape))
        if isinstance(result, (list, tuple, dict, str, bytes)):
            return "a %s of length %d" % (type_name(result), len(result))
        return "a %s" % type_name(result)


def load_module(path):
    """Runs the model file as a module: its folder is first on the path, and pickles find its classes."""
    path = os.path.abspath(path)
    if not os.path.isfile(path):
        raise WorkerError("load", "There is no model file %s." % path)
    own_folder = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [os.path.dirname(path)] + [entry for entry in sys.path if entry != own_folder]
    sys.argv[:] = [path]

    name = re.sub(r"\W", "_", os.path.splitext(os.path.basename(path))[0])
    if name in sys.modules or not name.isidentifier():
        name = "model_file_" + name
    loader = importlib.machinery.SourceFileLoader(name, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_file_location(name, path, loader=loader))
    sys.modules[name] = module
    # Classes that were pickled by a training script or notebook are looked for in `__main__`.
    sys.modules["__main__"] = module
    try:
        # Compiled here, not by the loader: no stale bytecode is read and none is written beside the model.
        exec(loader.source_to_code(loader.get_data(path), path), module.__dict__)
    except BaseException as error:
        raise model_error("load", error) from error
    return module


def import_library(name, reason):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise model_error("load", error) from error
        label = {"numpy": "NumPy"}.get(name, name)
        message = "%s %s is not installed in this image. Add %s to the requirements." % (reason, label, name)
        raise WorkerError("load", message) from None
    except BaseException as error:
        raise model_error("load", error) from error


def call_model(function, argument, row=None):
    try:
        return function(argument)
    except BaseException as error:  # sys.exit() and KeyboardInterrupt are the model's too.
        raise model_error("raised", error, row) from error


def model_error(kind, error, row=None):
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == OWN_FILE:
        frames = frames.tb_next
    try:
        trace = "".join(traceback.format_exception(type(error), error, frames))
        text = str(error)
    except BaseException:  # An exception whose own `__str__` raises.
        trace, text = None, "(the exception has no printable message)"
    if isinstance(error, SystemExit):
        text = "the model called sys.exit(%s)" % text
    message = type(error).__name__ + (": " + text if text else "")
    return WorkerError(kind, message, trace, row)


def to_float(value):
    try:
        return float(value)
    except OverflowError:  # An int past 1e308.
        return float("inf")


def type_name(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else "%s.%s" % (kind.__module__, kind.__name__)


def shorten(text, limit):
    """Keeps both ends: a traceback says most in its last lines."""
    if text is None or len(text) <= limit:
        return text
    mark = "\n[... %d characters left out ...]\n" % (len(text) - limit)
    head = (limit - len(mark)) // 3
    return text[:head] + mark + text[head + len(mark) - limit:]


# ---------------------------------------------------------------------------------------------------------------------
# Loop


class Worker:
    def __init__(self, channel, log):
        self._channel = channel
        self._log = log
        self._inbox = queue.SimpleQueue()
        self._main = threading.get_ident()
        self._busy = False
        self._model = None

    def run(self):
        self._channel.send({"type": "hello", "protocol": 1, "python": platform.python_version()})
        # The thread is always in a read while the model works, so it sees at once that the engine is gone.
        threading.Thread(target=self._listen, name="model-worker-reader", daemon=True).start()
        while True:
            self._answer(self._inbox.get())

    def _listen(self):
        code = 1
        try:
            while True:
                message = self._channel.read()
                if message is None:
                    self._report_where_the_model_is()
                    break
                if message.header.get("type") == "bye":
                    code = 0
                    break
                self._inbox.put(message)
                del message
        except BaseException as error:
            os.write(self._log, ("model worker: %s: %s\n" % (type(error).__name__, error)).encode("utf-8", "replace"))
        finally:
            os._exit(code)  # Threads and exit handlers of the model can't hold the process back.

    def _report_where_the_model_is(self):
        if self._busy:
            stack = traceback.extract_stack(sys._current_frames().get(self._main))
            lines = traceback.format_list([entry for entry in stack if entry.filename != OWN_FILE])
            text = "model worker: the engine closed the connection while the model was busy at:\n" + "".join(lines)
            os.write(self._log, text.encode("utf-8", "replace"))

    def _answer(self, message):
        header = message.header
        self._busy = True
        try:
            if header.get("type") == "load":
                self._model = Model(header["path"])
                self._channel.allocate = lambda size: self._model.numpy.empty(size, dtype="u1")
                self._channel.send(dict(self._model.describe(), type="loaded", id=header["id"]))
            elif header.get("type") == "predict" and self._model is not None:
                matrix = self._predict(message)
                rows, width = matrix.shape
                reply = {"type": "predictions", "id": header["id"], "rows": rows, "width": width, "dtype": "float64"}
                self._channel.send(reply, matrix)
            else:
                raise WorkerError("protocol", "the request is not one that can be answered now")
        except WorkerError as error:
            self._send_error(header.get("id"), error)
        except OSError:
            raise  # The connection itself: nothing can be said any more.
        except MemoryError as error:
            self._send_error(header.get("id"), model_error("raised", error))
        except Exception as error:
            self._send_error(header.get("id"), model_error("protocol", error))
        finally:
            self._busy = False

    def _predict(self, message):
        faulthandler.dump_traceback_later(message.header["timeout"] + TIMER_GRACE_SECONDS, exit=True, file=self._log)
        try:
            return self._model.predict(Batch(self._model.numpy, message))
        finally:
            self._channel.leave_if_forked()  # The timer's thread is not in the child; to cancel it would wait for ever.
            faulthandler.cancel_dump_traceback_later()

    def _send_error(self, identity, error):
        reply = {"type": "error", "id": identity, "kind": error.kind, "message": shorten(str(error), MAX_MESSAGE_CHARS)}
        if error.trace is not None:
            reply["traceback"] = shorten(error.trace, MAX_TRACEBACK_CHARS)
        if error.row is not None:
            reply["row"] = error.row
        self._channel.send(reply)


def serve(stream_of):
    log = os.dup(2)  # A model may close or replace standard error.
    stream = stream_of()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    try:
        Worker(Channel(stream), log).run()
    except (OSError, KeyboardInterrupt) as error:
        os.write(log, ("model worker: %s: %s\n" % (type(error).__name__, error)).encode("utf-8", "replace"))
    finally:
        os._exit(1)


# ---------------------------------------------------------------------------------------------------------------------
# Description of the environment


def direct_url(distribution):
    """Where it was installed from, with the file's hash, when that is not an index (PEP 610)."""
    text = distribution.read_text("direct_url.json")
    if not text:
        return None
    origin = json.loads(text)
    archive = origin.get("archive_info") or {}
    digest = (archive.get("hashes") or {}).get("sha256") or (archive.get("hash") or "").replace("sha256=", "")
    return str(origin.get("url")) + ("#sha256=" + digest if digest else "")


def describe_environment():
    """Python version, PEP 508 marker variables, and every installed distribution with what it offers and needs."""
    from importlib import metadata

    version = "%d.%d.%d" % sys.implementation.version[:3]
    if sys.implementation.version[3] != "final":
        version += sys.implementation.version[3][0] + str(sys.implementation.version[4])
    distributions = {}
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        # The first on the path is the one that is imported.
        if name and re.sub(r"[-_.]+", "-", name).lower() not in distributions:
            described = {
                "name": str(name),
                "version": str(distribution.version),
                "providesExtra": [str(extra) for extra in distribution.metadata.get_all("Provides-Extra") or []],
                "requires": [str(requirement) for requirement in distribution.requires or []],
            }
            origin = direct_url(distribution)
            if origin is not None:
                described["directUrl"] = origin
            distributions[re.sub(r"[-_.]+", "-", name).lower()] = described
    return {
        "pythonVersion": platform.python_version(),
        "markerEnvironment": {
            "implementation_name": sys.implementation.name,
            "implementation_version": version,
            "os_name": os.name,
            "platform_machine": platform.machine(),
            "platform_python_implementation": platform.python_implementation(),
            "platform_release": platform.release(),
            "platform_system": platform.system(),
            "platform_version": platform.version(),
            "python_full_version": platform.python_version(),
            "python_version": ".".join(platform.python_version_tuple()[:2]),
            "sys_platform": sys.platform,
        },
        "distributions": [distributions[key] for key in sorted(distributions)],
    }


def main(arguments):
    if sys.version_info < (3, 8):
        sys.exit("The model worker needs Python 3.8 or later; this is %s." % platform.python_version())
    if arguments == ["--check"]:
        print(json.dumps(describe_environment(), separators=(",", ":")))
    elif arguments == ["--pipe"]:
        serve(PipeStream)
    elif len(arguments) == 2 and arguments[0] == "--socket":
        serve(lambda: SocketStream(arguments[1]))
    else:
        sys.exit("usage: model_worker.py --socket PATH | --pipe | --check")


if __name__ == "__main__":
    main(sys.argv[1:])
