import { CarteiraError } from '../../domain/errors.ts';
import { recoded, recoderOf } from '../bytes/recode.ts';
import type { Recoder } from '../bytes/recoder.ts';
import { watchingNul } from '../bytes/stray-bytes.ts';
import { type Span, Window } from '../bytes/window.ts';
import { Contradiction } from '../contradiction.ts';
import type { Layout } from '../layout/layout.ts';
import { type RecordSink, Scanner } from '../scan.ts';
import type { ByteSource, Input } from '../source.ts';

/** A file that is read a second time, with the layout that the first reading has proven. */
export class Reopened {
  private constructor(
    private readonly file: string,
    private readonly layout: Layout,
    private readonly source: ByteSource,
    private readonly strays: ReturnType<typeof watchingNul>,
    private readonly window: Window,
    /** The file from its start, as it is read. */
    readonly head: Uint8Array,
    /** Turns what is read into what is written; undefined where they are the same. */
    readonly recoder: Recoder | undefined,
  ) {}

  /**
   * Opens a file again. Whoever does must close it.
   * @throws CarteiraError E_CHANGED where it is not the one that was read before
   */
  static async open(input: Input, layout: Layout): Promise<Reopened> {
    const source = await input.open();
    try {
      let strays = watchingNul(source);
      let window = new Window(strays, input.name);
      let { bytes } = await window.sample();
      const recoder = recoderOf(layout, input.name);
      if (recoder) {
        strays = watchingNul(recoded(source, bytes, recoder));
        window = new Window(strays, input.name);
        ({ bytes } = await window.sample());
      }
      if (bytes.length < layout.bodyOffset) throw new CarteiraError('E_CHANGED', {}, { file: input.name });
      return new Reopened(input.name, layout, source, strays, window, bytes, recoder);
    } catch (error) {
      source.close();
      throw error;
    }
  }

  /**
   * Hands the rows below the header on to the sink, and gives the spans that were scanned.
   * @throws CarteiraError E_CHANGED
   */
  async *rows(sink: RecordSink): AsyncGenerator<Span, void> {
    const { layout } = this;
    const scanner = new Scanner(layout, layout.width + 1, layout.bodyLine);
    scanner.strays = this.strays;
    try {
      yield* this.window.scan(scanner, layout.bodyOffset, sink);
      this.source.finish();
    } catch (error) {
      // The first reading has settled every doubt about this layout.
      throw error instanceof Contradiction ? new CarteiraError('E_CHANGED', {}, { file: this.file }) : error;
    }
  }

  close(): void {
    this.source.close();
  }
}
