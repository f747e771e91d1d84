"""Makes the one file of weights that the package carries: `blazepose.task`.

It is a zip of two networks, as mediapipe reads it for several people. formcheck runs the second one
by itself in every frame.
"""

import importlib.util
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import flatbuffers
import numpy as np

from build_hooks.fetch import LANDMARKS, SHA256, Sources

# Names that mediapipe asks for.
DETECTOR_FILE, LANDMARKS_FILE = "pose_detector.tflite", "pose_landmarks_detector.tflite"
# Raised when the same sources give another file.
EDITION = 1
# What the file says of itself, so that a build can tell whether it is up to date, and the package
# from which weights its landmarks come.
COMMENT = f"blazepose full {SHA256[LANDMARKS]} edition {EDITION}".encode()
# The picture of the mask, which nobody reads: a third of the network's time goes into it.
_MASK, _HEAT_MAPS = b"Identity_2", b"Identity_3"
# How each network wants its picture: (value - mean) / deviation, that is -1..1 and 0..1.
_DETECTOR_SCALE, _LANDMARKS_SCALE = (127.5, 127.5), (0.0, 255.0)
_NETWORK_IDENTIFIER, _METADATA_IDENTIFIER = b"TFL3", b"M001"
# zip files hold a date; this one is the earliest there can be, so that the file is the same always.
_DATE = (1980, 1, 1, 0, 0, 0)


def bundle(sources: Sources) -> bytes:
    """Return the content of `blazepose.task`."""
    schema = _module("tflite_schema", sources.network_schema)
    metadata = _module("tflite_metadata_schema", sources.metadata_schema)
    detector, landmarks = (
        schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(network, 0))
        for network in (sources.detector, sources.landmarks)
    )
    leave_out_mask(landmarks)
    _tell_scale(detector, *_DETECTOR_SCALE, schema, metadata)
    _tell_scale(landmarks, *_LANDMARKS_SCALE, schema, metadata)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = COMMENT
        for name, network in ((DETECTOR_FILE, detector), (LANDMARKS_FILE, landmarks)):
            archive.writestr(zipfile.ZipInfo(name, _DATE), _packed(network, _NETWORK_IDENTIFIER))
    return buffer.getvalue()


def leave_out_mask(network: Any) -> None:
    """Take out what only the mask needs; in its place among the outputs come the heat maps."""
    graph = network.subgraphs[0]
    outputs = {graph.tensors[i].name: int(i) for i in graph.outputs}
    mask, heat_maps = outputs[_MASK], outputs[_HEAT_MAPS]
    needed = _needed(graph, [i for i in outputs.values() if i != mask])
    graph.operators = [o for i, o in enumerate(graph.operators) if i in needed]
    kept = [heat_maps if i == mask else int(i) for i in graph.outputs]
    graph.outputs = np.array(kept, dtype=np.int32)


def _needed(graph: Any, outputs: list[int]) -> set[int]:
    """Return the operators that some outputs come from."""
    made_by = {int(t): i for i, o in enumerate(graph.operators) for t in o.outputs}
    needed: set[int] = set()
    tensors = list(outputs)
    while tensors:
        operator = made_by.get(tensors.pop())
        if operator is not None and operator not in needed:
            needed.add(operator)
            tensors += [int(t) for t in graph.operators[operator].inputs]
    return needed


def _tell_scale(
    network: Any, mean: float, deviation: float, schema: ModuleType, metadata: ModuleType
) -> None:
    """Add the metadata that mediapipe needs to scale the input picture."""
    scaling = metadata.ProcessUnitT()
    scaling.optionsType = metadata.ProcessUnitOptions.NormalizationOptions
    scaling.options = metadata.NormalizationOptionsT()
    scaling.options.mean, scaling.options.std = [mean], [deviation]
    picture = metadata.TensorMetadataT()
    picture.name, picture.processUnits = "image", [scaling]
    picture.content = metadata.ContentT()
    picture.content.contentPropertiesType = metadata.ContentProperties.ImageProperties
    picture.content.contentProperties = metadata.ImagePropertiesT()
    picture.content.contentProperties.colorSpace = metadata.ColorSpaceType.RGB
    graph = metadata.SubGraphMetadataT()
    graph.inputTensorMetadata = [picture]
    graph.outputTensorMetadata = [metadata.TensorMetadataT() for _ in network.subgraphs[0].outputs]
    told = metadata.ModelMetadataT()
    told.subgraphMetadata = [graph]
    buffer, entry = schema.BufferT(), schema.MetadataT()
    buffer.data = np.frombuffer(_packed(told, _METADATA_IDENTIFIER), dtype=np.uint8)
    network.buffers.append(buffer)
    entry.name, entry.buffer = "TFLITE_METADATA", len(network.buffers) - 1
    network.metadata = [*(network.metadata or ()), entry]


def _packed(record: Any, identifier: bytes) -> bytes:
    builder = flatbuffers.Builder(1 << 16)
    builder.Finish(record.Pack(builder), identifier)
    return bytes(builder.Output())


def _module(name: str, code: bytes) -> ModuleType:
    """Import a module from its text."""
    with tempfile.TemporaryDirectory(prefix="formcheck-schema-") as folder:
        path = Path(folder) / f"{name}.py"
        path.write_bytes(code)
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"expected Python code in {path}")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return module
