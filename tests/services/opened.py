"""What is in a file once everything that packs it is taken off."""

import io
import zipfile
from email import message_from_bytes

import pypdf
import pypdfium2


def uncompressed(name: str, content: bytes) -> bytes:
    """Everything in a file, free of compression and of the codings of mail.

    A file that opens only with a passphrase stays as it is.
    """
    if name.endswith("xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"\n".join(book.read(each) for each in book.namelist())
    if name.endswith("pdf"):
        if pypdf.PdfReader(io.BytesIO(content)).is_encrypted:
            return content
        pdf = pypdfium2.PdfDocument(content)
        text = "".join(page.get_textpage().get_text_range() for page in pdf).encode()
        pdf.close()
        return content + text + str(pypdf.PdfReader(io.BytesIO(content)).metadata).encode()
    if name.endswith("eml"):
        parts = message_from_bytes(content).walk()
        opened = [
            uncompressed(part.get_filename() or "", payload)
            for part in parts
            if isinstance(payload := part.get_payload(decode=True), bytes)
        ]
        return b"\n".join(opened)
    return content
