// @ts-check
/** Find the line that could not have happened, and say why. */
import {html} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {t} from '../../platform/texts.js';
import {fields} from '../../replay/ladder.js';
import {Kind} from './kind.js';
import {givenLadder} from './lines.js';

class Find extends Kind {
  render() {
    const {exercise, values} = this;
    return html`<fieldset class="find"><legend>${t('kind.findLine')}</legend>${givenLadder(exercise.given, exercise.hosts, (segment, line) => ({
      label: html`<label class=${`lbl pick${values.line === String(line) ? ' on' : ''}`}><input type="radio" name=${`${exercise.id}-line`} value=${line} ?disabled=${this.locked} .checked=${live(values.line === String(line))} @change=${() => this.put('line', String(line))}><span class="unseen">${t('replay.step', {n: line})}: </span>${fields(segment)}</label>`,
    }))}</fieldset>${this.found('line')}
      <fieldset class="options"><legend>${t('kind.findWhy')}</legend>${(exercise.sheet.reasons ?? []).map((reason) => html`<label class=${`option${values.why === reason.name ? ' on' : ''}`}><input type="radio" name=${`${exercise.id}-why`} value=${reason.name} ?disabled=${this.locked} .checked=${live(values.why === reason.name)} @change=${() => this.put('why', reason.name)}><span>${reason.text}</span></label>`)}</fieldset>${this.found('why')}`;
  }
}

customElements.define('ack-find', Find);
