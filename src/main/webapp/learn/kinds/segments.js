// @ts-check
/** Write an exchange, its end, or mend one: with the composer; what was handed in is a ladder to look at. */
import {html} from 'lit';
import '../../compose/composer.js';
import {Draft} from '../../compose/draft.js';
import {print, read} from '../../notation/segment.js';
import {t} from '../../platform/texts.js';
import * as icons from '../../platform/icons.js';
import {Kind} from './kind.js';
import {givenLadder} from './lines.js';

class Segments extends Kind {
  constructor() {
    super();
    this.draft = new Draft();
    /** What the draft was made of. @type {string | undefined} */
    this.made = undefined;
  }

  /** The lines that stand there and stay; of an exchange that is to be mended, none. */
  get fixed() {
    return this.exercise.type === 'complete' ? this.exercise.given : [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const text = this.written || this.exercise.startingText;
    if ((changed.has('written') || changed.has('exercise')) && text !== this.made) {
      this.draft = new Draft(text.split('\n').map(read).filter((segment) => segment !== undefined));
      this.made = text;
    }
  }

  /** @returns {import('../../compose/composer.js').Composer | null} */
  get composer() {
    return this.querySelector('ack-composer');
  }

  changed() {
    this.made = this.draft.segments.map(print).join('\n');
    this.write(this.made);
  }

  head() {
    return html`<div class="stage-head"><h3 id="stage-name" tabindex="-1">${t('compose.sequence')}</h3><span class="gap"></span><div class="acts">
      <button type="button" class="btn icon-only small" aria-label=${t('compose.undo')} title=${t('compose.undo')} aria-disabled=${!this.draft.canUndo} @click=${() => this.composer?.turnBack('undo')}>${icons.undo()}</button>
      <button type="button" class="btn icon-only small" aria-label=${t('compose.redo')} title=${t('compose.redo')} aria-disabled=${!this.draft.canRedo} @click=${() => this.composer?.turnBack('redo')}>${icons.redo()}</button></div></div>`;
  }

  render() {
    const {exercise} = this;
    if (this.locked) return givenLadder([...this.fixed, ...this.written.split('\n').filter(Boolean)], exercise.hosts);
    return html`<ack-composer .draft=${this.draft} .names=${{A: exercise.hosts[0], B: exercise.hosts[1]}} .head=${this.head()} .given=${this.fixed} @changed=${this.changed}></ack-composer>`;
  }
}

customElements.define('ack-segments', Segments);
